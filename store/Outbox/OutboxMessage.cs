using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>Something to send.</summary>
/// <param name="OutboxId">Never used twice; goes along with every attempt so that receivers can drop repeats.</param>
/// <param name="Payload">What to send, JSON.</param>
/// <param name="OwnerEpoch">The conversation's epoch in which it was decided.</param>
/// <param name="ConversationId">Whose line it stands in; null: the commit's conversation, and without one a line of its own.</param>
public sealed record OutboxMessage(
    string OutboxId,
    OutboxKind Kind,
    SafeText Payload,
    DateTimeOffset NotBefore,
    long OwnerEpoch = 0,
    string? ConversationId = null);

public enum OutboxKind
{
    BotReply = 0,
    AgentMessage = 1,
    TicketNotice = 2,
    Mail = 3,
}

public enum OutboxState
{
    Waiting = 0,
    Sent = 1,
    Dead = 2,
    Superseded = 3,
}

/// <summary>The right to send one row and mark it. <paramref name="Attempt"/> counts from 1 and fences: an older attempt's marks are refused.</summary>
public sealed record OutboxLease(string OutboxId, string NodeId, int Attempt, DateTimeOffset Until);

/// <summary>A claimed row with what the sender must know of its conversation now.</summary>
/// <param name="CreatedAt">When it was committed.</param>
/// <param name="Address">How to reach the person now; empty when the line belongs to no conversation. The same for the rest.</param>
/// <param name="Owner">Who owns the conversation now: compare <paramref name="CurrentEpoch"/> with <paramref name="OwnerEpoch"/> before sending a bot's message.</param>
public sealed record OutboxItem(
    OutboxLease Lease,
    string ConversationId,
    OutboxKind Kind,
    SafeText Payload,
    long OwnerEpoch,
    DateTimeOffset CreatedAt,
    string Channel,
    SafeText Address,
    ConversationOwner Owner,
    long CurrentEpoch,
    DateTimeOffset LastActivityAt);

/// <summary>How many rows are in each state.</summary>
public sealed record OutboxCounts(long Waiting, long Sent, long Dead, long Superseded);
