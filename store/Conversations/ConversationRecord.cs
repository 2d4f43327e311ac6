using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>A kept conversation. <paramref name="LastSeq"/> is its newest transcript number (Direct Line's watermark).</summary>
public sealed record ConversationRecord(
    string Id,
    string Channel,
    string UserId,
    long Version,
    SafeText State,
    SafeText Address,
    ConversationOwner Owner,
    long OwnerEpoch,
    string Language,
    string? Outcome,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastActivityAt,
    long LastSeq);

/// <summary>A kept line of a conversation; <paramref name="Seq"/> counts 1, 2, 3 … within it.</summary>
public sealed record TranscriptLine(
    long Seq,
    TranscriptAuthor Author,
    string ActivityId,
    DateTimeOffset At,
    SafeText Activity,
    SafeText Text);

/// <summary>What was kept about a handled activity.</summary>
public sealed record InboxRecord(DateTimeOffset ReceivedAt, SafeText Body, SafeText StoredReplies);
