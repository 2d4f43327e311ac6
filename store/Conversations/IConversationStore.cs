namespace SupportBot.Store;

/// <summary>Conversations, their transcripts, and the one way in which a turn is saved.</summary>
public interface IConversationStore
{
    /// <summary>Null for a conversation that was never committed (or was erased).</summary>
    Task<ConversationRecord?> LoadConversationAsync(string conversationId, CancellationToken cancellationToken = default);

    /// <summary>The conversations of a person, last active first.</summary>
    /// <param name="limit">At most this many, ≥ 1.</param>
    Task<IReadOnlyList<ConversationRecord>> ListConversationsAsync(string userId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Saves a turn: all of it or nothing, once per inbox key.</summary>
    Task<CommitResult> CommitAsync(TurnCommit turn, CancellationToken cancellationToken = default);

    /// <summary>The stored answer when this activity was handled before; otherwise null. A cheap look before deciding; <see cref="CommitAsync"/> is what guarantees.</summary>
    Task<InboxRecord?> FindDuplicateAsync(InboxKey key, CancellationToken cancellationToken = default);

    /// <summary>Lines with a number above <paramref name="afterSeq"/>, in order.</summary>
    /// <param name="limit">At most this many, ≥ 1.</param>
    Task<IReadOnlyList<TranscriptLine>> ReadTranscriptAsync(string conversationId, long afterSeq, int limit, CancellationToken cancellationToken = default);

    /// <summary>Forgets inbox keys and finished outbox rows older than <paramref name="before"/>. Channels redeliver for minutes; a week is generous.</summary>
    /// <returns>How many rows went.</returns>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default);
}
