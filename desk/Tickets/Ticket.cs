using SupportBot.Desk.Sla;
using SupportBot.Privacy;

namespace SupportBot.Desk.Tickets;

/// <summary>A ticket as its log tells it: made by <see cref="TicketLog.Fold"/> only, changed by new facts only.</summary>
public sealed record Ticket
{
    public required string Id { get; init; }

    public required string Reference { get; init; }

    public required string HandoffKey { get; init; }

    public required string? ConversationId { get; init; }

    public required string UserId { get; init; }

    public required TicketStatus Status { get; init; }

    public required TicketPriority Priority { get; init; }

    /// <summary>Which rule gave the priority; see <see cref="TicketFact.Opened"/>.</summary>
    public required string PriorityRule { get; init; }

    /// <summary>account, mining, security, messaging, finance, technical or general.</summary>
    public required string Team { get; init; }

    /// <summary>1, 2 or 3.</summary>
    public required int Tier { get; init; }

    public required string Channel { get; init; }

    public required string Language { get; init; }

    public string? TimeZone { get; init; }

    public required string Category { get; init; }

    public string? Topic { get; init; }

    public bool Urgent { get; init; }

    public bool Complaint { get; init; }

    public bool Verified { get; init; }

    public SafeText Subject { get; init; }

    public SafeText Description { get; init; }

    public IReadOnlyList<SafeText> Tried { get; init; } = [];

    public IReadOnlyDictionary<string, SafeText> Details { get; init; } = new Dictionary<string, SafeText>();

    public IReadOnlyList<TicketEvidence> Evidence { get; init; } = [];

    public required string Reason { get; init; }

    /// <summary>Desk user; null when nobody has it.</summary>
    public string? Assignee { get; init; }

    public SafeText AssigneeName { get; init; }

    /// <summary>An agent gave the conversation back and has not written since: the bot answers in it.</summary>
    public bool WithBot { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The newest line of the person; the description before the first.</summary>
    public SafeText LastCustomerLine { get; init; }

    /// <summary>The oldest message that no human has answered; null when none waits.</summary>
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>When the first human answer is promised; stays after it was given.</summary>
    public DateTimeOffset FirstResponseDue { get; init; }

    /// <summary>When <see cref="NextClock"/> is due; null when none runs.</summary>
    public DateTimeOffset? NextDue { get; init; }

    public IReadOnlyList<SlaClock> Clocks { get; init; } = [];

    public IReadOnlyList<LoggedFact> Log { get; init; } = [];

    /// <summary>Number of facts.</summary>
    public int Version => Log.Count;

    /// <summary>The clock to show; null when none runs.</summary>
    public SlaClock? NextClock => SlaClock.Next(Clocks);

    /// <summary>Somebody still owes something.</summary>
    public bool IsOpen => TicketWords.IsOpen(Status);
}

/// <summary>What names a ticket and whose it is. Kept in its row, not in its log, so that erasing a person leaves no id in the log.</summary>
public sealed record TicketKeys(string Id, string Reference, string HandoffKey, string? ConversationId, string UserId);
