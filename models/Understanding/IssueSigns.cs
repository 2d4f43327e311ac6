using SupportBot.Models.Lexicons;

namespace SupportBot.Models.Understanding;

/// <summary>What speaks for and against one category being an issue of a message.</summary>
internal static class IssueSigns
{
    private const float Least = 1e-4f;

    private static readonly string[] Plain =
    [
        "ln whole", "ln clause", "ln second clause", "first of whole", "first of a clause", "shares", "clauses", "announced", "item", "fine", "trouble", "asking", "besides",
        "length", "rival", "clear", "clear and trouble", "clear and asking", "clear and fine", "clear and announced", "apart", "whole", "clause", "whole and clause", "several parts",
        "margin", "announced clause", "telling clause", "last clause", "first clause", "second of whole", "besides and second", "sum of clauses", "background clause",
    ];

    /// <summary>Names of the signs, in their order; the last ones tell the category.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> categories) => [.. Plain, .. categories];

    public static int Count(int categories) => Plain.Length + categories;

    /// <param name="view">What was read of the message.</param>
    /// <param name="signs">float[<see cref="Count"/>].</param>
    public static void Read(in IssueView view, int category, Span<float> signs)
    {
        var (best, second, tops) = (0, 0f, 0);
        var (margin, announcedMost, telling, background, sum) = (0f, 0f, 0f, 0f, 0f);
        for (var i = 0; i < view.Clauses.Length; i++)
        {
            var probability = view.Of(i, category);
            if (i > 0 && probability > view.Of(best, category)) (second, best) = (view.Of(best, category), i);
            else if (i > 0) second = Math.Max(second, probability);
            if (view.TopOf(i) == category)
            {
                tops++;
                margin = Math.Max(margin, probability - view.RivalOf(i, category));
            }

            sum += probability;
            if (view.Clauses[i].Joint >= Joint.Item) announcedMost = Math.Max(announcedMost, probability);
            var fineHere = (view.Cues[i] & Cues.Fine) != 0;
            if (!fineHere && (view.Cues[i] & (Cues.Trouble | Cues.Asking)) != 0) telling = Math.Max(telling, probability);
            if (fineHere && (view.Cues[i] & Cues.Trouble) == 0) background = Math.Max(background, probability);
        }

        var clause = view.Clauses[best];
        var (whole, part, cues) = (view.Whole[category], view.Of(best, category), view.Cues[best]);
        var rival = view.RivalOf(best, category);
        var isSecond = Flag(view.IsSecond(category));
        var several = view.Clauses.Length > 1;
        var clear = part > 0.5f ? 1f : 0f;
        var (announced, fine, trouble, asking) = (Flag(clause.Joint == Joint.Connective), Flag((cues & Cues.Fine) != 0), Flag((cues & Cues.Trouble) != 0), Flag((cues & Cues.Asking) != 0));
        ReadOnlySpan<float> plain =
        [
            Ln(whole), Ln(part), Ln(second), Flag(view.Top == category), Flag(tops > 0), tops / (float)view.Clauses.Length, MathF.Log(view.Clauses.Length), announced, Flag(clause.Joint == Joint.Item), fine, trouble, asking, Flag((view.AllCues & Cues.Besides) != 0),
            MathF.Log(1 + clause.Length) - 4, rival, clear, clear * trouble, clear * asking, clear * fine, clear * announced, Flag(several && best != view.BestFor(view.Top)), whole, part, whole * part, Flag(several),
            margin, announcedMost, telling, several ? view.Of(view.Clauses.Length - 1, category) : 0, several ? view.Of(0, category) : 0, isSecond, isSecond * Flag((view.AllCues & Cues.Besides) != 0), sum, background,
        ];
        plain.CopyTo(signs);
        signs[plain.Length..].Clear();
        signs[plain.Length + category] = 1f;
    }

    private static float Flag(bool set) => set ? 1f : 0f;

    private static float Ln(float probability) => MathF.Log(Math.Max(probability, Least));
}
