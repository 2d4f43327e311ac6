using SupportBot.Bot.Dialogs;
using SupportBot.Knowledge.Search;
using SupportBot.Privacy;

namespace SupportBot.Bot.Turns;

/// <summary>Why the bot did what it did in one turn: kept beside the transcript for staff, shown by <c>why</c> in the terminal.</summary>
/// <param name="Decision">Name of the decision.</param>
/// <param name="Rule">The rule that decided.</param>
public sealed record Explanation(string Decision, string Rule)
{
    /// <summary>Labels and articles named, best first.</summary>
    private const int Shown = 3;

    public string? Language { get; init; }

    /// <summary>Intent probabilities, best first.</summary>
    public IReadOnlyList<Share> Intents { get; init; } = [];

    public IReadOnlyList<Share> Topics { get; init; } = [];
    public float? OutOfScope { get; init; }
    public float? Urgent { get; init; }

    /// <summary>What the message meant as a reply, or the command it was.</summary>
    public string? Reply { get; init; }

    public IReadOnlyList<FoundArticle> Hits { get; init; } = [];

    /// <summary>Expected cost of each course, in questions; only where courses were compared.</summary>
    public IReadOnlyList<Share> Costs { get; init; } = [];

    /// <summary>Secrets removed, by kind.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    public static Explanation Of(Decision decision, Heard heard) =>
        new(decision.GetType().Name, decision.Rule)
        {
            Language = heard.Meaning?.Language,
            Intents = Best(heard.Meaning?.Categories),
            Topics = Best(heard.Meaning?.Topics),
            OutOfScope = heard.Meaning?.OutOfScope,
            Urgent = heard.Meaning?.Urgent,
            Reply = heard.Command?.GetType().Name ?? (heard.Reply is Models.ReplyMeaning.None ? null : heard.Reply.GetType().Name),
            Hits = Found(heard.Hits),
            Costs = OfCourses(decision.Courses),
            Removed = heard.Secrets.Count == 0 ? [] : [.. heard.Secrets.Select(secret => secret.ToString())],
        };

    private static Share[] Best(IReadOnlyList<Models.LabelScore>? scores)
    {
        var best = new Share[Math.Min(Shown, scores?.Count ?? 0)];
        for (var i = 0; i < best.Length; i++)
            best[i] = new Share(scores![i].Label, scores[i].Probability);
        return best;
    }

    private static FoundArticle[] Found(IReadOnlyList<Hit> hits)
    {
        var found = new FoundArticle[Math.Min(Shown, hits.Count)];
        for (var i = 0; i < found.Length; i++)
            found[i] = FoundArticle.Of(hits[i], withParts: i == 0);
        return found;
    }

    private static Share[] OfCourses(IReadOnlyList<Course> courses)
    {
        var costs = new Share[courses.Count];
        for (var i = 0; i < costs.Length; i++)
            costs[i] = new Share(courses[i].GetType().Name, courses[i].Cost);
        return costs;
    }
}

/// <summary>A label with a number.</summary>
public readonly record struct Share(string Label, double Value);

/// <summary>An article found; the best with the parts of its score, which cost a second look at the query.</summary>
public sealed record FoundArticle(string Article, double Score, double Confidence, IReadOnlyList<Share> Parts)
{
    public static FoundArticle Of(Hit hit, bool withParts) =>
        new(hit.Article.Id, Math.Round(hit.Score, 3), Math.Round(hit.Confidence, 3), withParts ? Sums(hit.Explanation) : []);

    /// <summary>Score by reason, in the order of the largest part.</summary>
    private static List<Share> Sums(IReadOnlyList<ScorePart> parts)
    {
        var sums = new List<Share>(6);
        foreach (var part in parts)
        {
            var label = part.Reason.Replace(' ', '-');
            var at = sums.FindIndex(sum => sum.Label == label);
            if (at < 0)
                sums.Add(new Share(label, Math.Round(part.Score, 3)));
            else
                sums[at] = new Share(label, Math.Round(sums[at].Value + part.Score, 3));
        }
        return sums;
    }
}
