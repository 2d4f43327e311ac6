using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>
/// What is known of the person's problem: it becomes the ticket, so that nobody has to tell it twice.
/// </summary>
public sealed record CaseFile
{
    /// <summary>The five categories or other; null until understood.</summary>
    public string? Category { get; init; }

    public string? Topic { get; init; }

    /// <summary>Further categories mentioned in the same message.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public bool Urgent { get; init; }
    public bool Complaint { get; init; }

    /// <summary>The person's own account of the problem, first message first.</summary>
    public SafeText Description { get; init; }

    /// <summary>Articles shown, guide steps and fixes tried, in order.</summary>
    public IReadOnlyList<SafeText> Tried { get; init; } = [];

    /// <summary>Details by name: error, device, when, and the slots of guides.</summary>
    public IReadOnlyDictionary<string, SafeText> Details { get; init; } = new Dictionary<string, SafeText>();

    /// <summary>Files sent so far.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Questions asked for the hand-over so far; at most <see cref="DialogOptions.DetailsAskedAtMost"/>.</summary>
    public int DetailsAsked { get; init; }

    /// <summary>Details asked for, answered or not: none is asked twice.</summary>
    public IReadOnlyList<string> AskedFor { get; init; } = [];

    /// <summary>Why it goes to a person, once that is decided.</summary>
    public HandOverReason Reason { get; init; }

    /// <summary>The team a guide named; null to route by category.</summary>
    public string? Team { get; init; }

    /// <summary>The priority a guide named; null to decide by rule.</summary>
    public string? Priority { get; init; }

    public CaseFile With(string detail, SafeText value)
    {
        var details = new Dictionary<string, SafeText>(Details) { [detail] = value };
        return this with { Details = details };
    }

    public CaseFile Did(SafeText step) => Tried.Contains(step) ? this : this with { Tried = [.. Tried, step] };
}

/// <summary>A file that came with the conversation.</summary>
public sealed record Evidence(SafeText Name, string ContentType, string? UploadId);
