using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>Events to add to one ticket and the row as it is after them.</summary>
/// <param name="ExpectedVersion">Number of events the decision was made on; 0 for a new ticket. After the change it is greater by the number of events.</param>
/// <param name="Events">At least one.</param>
public sealed record TicketChange(string TicketId, long ExpectedVersion, IReadOnlyList<TicketEvent> Events, TicketRow Row);

/// <summary>Something that happened to a ticket.</summary>
/// <param name="Actor">Id of a desk user, or <c>bot</c>, <c>customer</c>, <c>clock</c>.</param>
/// <param name="Data">JSON.</param>
public sealed record TicketEvent(string Kind, DateTimeOffset At, string Actor, SafeText Data);

/// <summary>A ticket as lists show it: a projection of its events.</summary>
/// <param name="Reference">The public, unguessable reference; unique.</param>
/// <param name="ConversationId">Null for a ticket that began outside a chat.</param>
/// <param name="Priority">1 is the most pressing.</param>
/// <param name="Tier">1, 2 or 3.</param>
/// <param name="Details">What else the desk keeps of it, JSON.</param>
/// <param name="NextDue">The earlier running clock; null when none runs.</param>
/// <param name="HandoffKey">Unique: one ticket for each hand-off.</param>
public sealed record TicketRow(
    string TicketId,
    string Reference,
    string? ConversationId,
    string UserId,
    string Status,
    int Priority,
    string Category,
    string Team,
    int Tier,
    string? Assignee,
    SafeText Subject,
    DateTimeOffset? FirstResponseDue,
    DateTimeOffset? NextDue,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? HandoffKey,
    DateTimeOffset? ResolvedAt = null,
    SafeText Details = default);

/// <summary>A ticket with its history.</summary>
public sealed record TicketRecord(TicketRow Row, long Version, IReadOnlyList<TicketEventRecord> Events);

/// <param name="No">Grows over all tickets; a desk's stream resumes after it.</param>
/// <param name="Seq">Counts 1, 2, 3 … within the ticket.</param>
public sealed record TicketEventRecord(long No, string TicketId, long Seq, TicketEvent Event);
