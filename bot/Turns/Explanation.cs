using SupportBot.Bot.Dialogs;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Search;
using SupportBot.Privacy;

namespace SupportBot.Bot.Turns;

/// <summary>Why the bot did what it did in one turn: kept beside the transcript for staff, shown by <c>why</c> in the terminal.</summary>
/// <param name="Decision">Name of the decision.</param>
/// <param name="Rule">The rule that decided.</param>
public sealed record Explanation(string Decision, string Rule)
{
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

    public static Explanation Of(Decision decision, ConversationState state, Heard heard, KnowledgeBase knowledge, ExpectedCost cost) =>
        new(decision.GetType().Name, decision.Rule)
        {
            Language = heard.Meaning?.Language,
            Intents = heard.Meaning is { } meaning ? [.. meaning.Categories.Take(3).Select(score => new Share(score.Label, score.Probability))] : [],
            Topics = heard.Meaning is { } known ? [.. known.Topics.Take(3).Select(score => new Share(score.Label, score.Probability))] : [],
            OutOfScope = heard.Meaning?.OutOfScope,
            Urgent = heard.Meaning?.Urgent,
            Reply = heard.Command?.GetType().Name ?? (heard.Reply is Models.ReplyMeaning.None ? null : heard.Reply.GetType().Name),
                Hits = [.. heard.Hits.Take(3).Select(FoundArticle.Of)],
            Costs = decision.Rule.StartsWith("cheapest", StringComparison.Ordinal)
                ? [.. cost.Courses(state, heard, knowledge).Select(course => new Share(course.GetType().Name, course.Cost))]
                : [],
            Removed = [.. heard.Secrets.Select(secret => secret.ToString())],
        };
}

/// <summary>A label with a number.</summary>
public readonly record struct Share(string Label, double Value);

/// <summary>An article found, with the parts of its score.</summary>
public sealed record FoundArticle(string Article, double Score, double Confidence, IReadOnlyList<Share> Parts)
{
    public static FoundArticle Of(Hit hit) =>
        new(hit.Article.Id, Math.Round(hit.Score, 3), Math.Round(hit.Confidence, 3), [.. hit.Explanation.GroupBy(part => part.Reason).Select(parts => new Share(parts.Key.Replace(' ', '-'), Math.Round(parts.Sum(part => part.Score), 3)))]);
}
