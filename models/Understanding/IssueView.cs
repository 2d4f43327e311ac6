using SupportBot.Models.Lexicons;

namespace SupportBot.Models.Understanding;

/// <summary>A message read as a whole and clause by clause. Probabilities are of being an issue of the category: of "other", only the topics one opens a case for.</summary>
internal readonly ref struct IssueView(ReadOnlySpan<Clause> clauses, ReadOnlySpan<float> parts, ReadOnlySpan<float> whole, ReadOnlySpan<Cues> cues, int top)
{
    private readonly ReadOnlySpan<float> _parts = parts;

    /// <summary>At least one.</summary>
    public ReadOnlySpan<Clause> Clauses { get; } = clauses;

    /// <summary>One for each category.</summary>
    public ReadOnlySpan<float> Whole { get; } = whole;

    /// <summary>One for each clause.</summary>
    public ReadOnlySpan<Cues> Cues { get; } = cues;

    /// <summary>The likeliest category of the whole.</summary>
    public int Top { get; } = top;

    public int Categories => Whole.Length;

    public Cues AllCues
    {
        get
        {
            var all = Lexicons.Cues.None;
            foreach (var cue in Cues) all |= cue;
            return all;
        }
    }

    public float Of(int clause, int category) => _parts[(clause * Categories) + category];

    public int TopOf(int clause)
    {
        var best = 0;
        for (var category = 1; category < Categories; category++)
            if (Of(clause, category) > Of(clause, best)) best = category;
        return best;
    }

    /// <summary>The largest probability of another category in the clause.</summary>
    public float RivalOf(int clause, int category)
    {
        var rival = 0f;
        for (var other = 0; other < Categories; other++)
            if (other != category) rival = Math.Max(rival, Of(clause, other));
        return rival;
    }

    /// <summary>Whether only the likeliest category of the whole is likelier there.</summary>
    public bool IsSecond(int category)
    {
        if (category == Top) return false;
        for (var other = 0; other < Categories; other++)
            if (other != category && other != Top && Whole[other] > Whole[category]) return false;
        return true;
    }

    /// <summary>The clause that says the category most.</summary>
    public int BestFor(int category)
    {
        var best = 0;
        for (var clause = 1; clause < Clauses.Length; clause++)
            if (Of(clause, category) > Of(best, category)) best = clause;
        return best;
    }
}
