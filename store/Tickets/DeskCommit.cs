namespace SupportBot.Store;

/// <summary>What someone at the desk (or the clock) changes outside a turn, saved in one transaction.</summary>
public sealed record DeskCommit(DateTimeOffset At)
{
    public IReadOnlyList<TicketChange> Tickets { get; init; } = [];

    /// <summary>The conversation that <see cref="Transcript"/>, <see cref="Owner"/> and <see cref="Effects"/> belong to; needed with any of them, and it must exist.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Lines that the agent adds to the chat.</summary>
    public IReadOnlyList<TranscriptEntry> Transcript { get; init; } = [];

    public OwnerChange? Owner { get; init; }

    public IReadOnlyList<OutboxMessage> Outbox { get; init; } = [];

    public IReadOnlyList<PendingEffect> Effects { get; init; } = [];

    /// <summary>Entries for the audit log, in the same transaction.</summary>
    public IReadOnlyList<AuditEntry> Audit { get; init; } = [];
}

/// <summary>Gives the conversation to another owner. The epoch grows by one and so does the version, so that a turn decided before is decided again.</summary>
public sealed record OwnerChange(ConversationOwner Owner, long ExpectedEpoch);
