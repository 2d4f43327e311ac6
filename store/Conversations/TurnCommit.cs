using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>Everything one turn changes: saved in one transaction, once per <see cref="Inbox"/> key.</summary>
/// <param name="Inbox">Unique: a second commit with this key changes nothing and returns the first one's <see cref="StoredReplies"/>.</param>
/// <param name="InboxBody">Redacted content (or its digest), to notice the same key arriving with another text.</param>
/// <param name="Transcript">New lines in order; the store numbers them 1, 2, 3 … per conversation without gaps.</param>
/// <param name="CompletesEffect">The effect that this turn answers; removed in the same transaction. A missing one is no error.</param>
/// <param name="StoredReplies">What a redelivery of the same key gets back.</param>
public sealed record TurnCommit(
    InboxKey Inbox,
    DateTimeOffset ReceivedAt,
    SafeText InboxBody,
    ConversationChange Conversation,
    IReadOnlyList<TranscriptEntry> Transcript,
    IReadOnlyList<TicketChange> Tickets,
    IReadOnlyList<OutboxMessage> Outbox,
    IReadOnlyList<PendingEffect> Effects,
    string? CompletesEffect,
    SafeText StoredReplies)
{
    /// <summary>Effects that are no longer wanted (a reminder after the person wrote). Unknown ids are ignored.</summary>
    public IReadOnlyList<string> CancelsEffects { get; init; } = [];
}

/// <summary>What a channel calls one activity. Ids are not empty, at most 512 characters, without control characters.</summary>
public sealed record InboxKey(string Channel, string ConversationId, string ActivityId);

/// <summary>A conversation as it should be after the turn.</summary>
/// <param name="ExpectedVersion">The version the decision was made on; 0 for a new conversation.</param>
/// <param name="State">Dialog state, JSON.</param>
/// <param name="Address">How to reach the person, JSON.</param>
/// <param name="OwnerEpoch">Grows by one with each change of owner; outgoing bot messages carry the epoch they were decided in.</param>
public sealed record ConversationChange(
    string Id,
    string Channel,
    string UserId,
    long ExpectedVersion,
    SafeText State,
    SafeText Address,
    ConversationOwner Owner,
    long OwnerEpoch,
    string Language,
    DateTimeOffset LastActivityAt,
    string? Outcome = null);

public enum ConversationOwner
{
    Bot = 0,
    Human = 1,
}

/// <summary>A line to add to a conversation.</summary>
/// <param name="ActivityId">The channel's or our id of this line.</param>
/// <param name="Activity">The activity as JSON, as Direct Line sends it.</param>
/// <param name="Text">Plain text for people who read the conversation at the desk.</param>
public sealed record TranscriptEntry(TranscriptAuthor Author, string ActivityId, DateTimeOffset At, SafeText Activity, SafeText Text);

public enum TranscriptAuthor
{
    User = 0,
    Bot = 1,
    Agent = 2,
    System = 3,
}
