using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>What is to be sent. First in, first out per conversation: a row is handed out only when all before it are finished.</summary>
public interface IOutboxStore
{
    /// <summary>Takes up to <paramref name="limit"/> rows that may be sent now, at most one per conversation. Nobody else gets them until the lease ends.</summary>
    /// <param name="nodeId">Who asks; a node that lost its lease can no longer change the row.</param>
    /// <param name="lease">How long; longer than a send with all its time-outs.</param>
    Task<IReadOnlyList<OutboxItem>> ClaimOutboxAsync(string nodeId, int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>When the next row may be claimed: in the past when there is work, null when nothing waits.</summary>
    Task<DateTimeOffset?> NextOutboxTimeAsync(CancellationToken cancellationToken = default);

    /// <summary>Sent. <paramref name="remoteId"/> is the id the channel gave it.</summary>
    /// <returns>False when the lease was lost: another node has the row, nothing was changed. The same for the other marks.</returns>
    Task<bool> MarkSentAsync(OutboxLease lease, DateTimeOffset now, string? remoteId = null, CancellationToken cancellationToken = default);

    /// <summary>Marks several rows sent in one commit.</summary>
    /// <returns>How many leases were still held.</returns>
    Task<int> MarkSentAsync(IReadOnlyList<OutboxLease> leases, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Not sent: try again at <paramref name="notBefore"/>. What follows in the conversation waits.</summary>
    Task<bool> MarkRetryAsync(OutboxLease lease, DateTimeOffset notBefore, SafeText reason, CancellationToken cancellationToken = default);

    /// <summary>Will never be sent. What follows in the conversation goes on. <paramref name="fallback"/> (an e-mail, say) is added in the same commit.</summary>
    Task<bool> MarkDeadAsync(OutboxLease lease, DateTimeOffset now, SafeText reason, OutboxMessage? fallback = null, CancellationToken cancellationToken = default);

    /// <summary>No longer wanted (the conversation has another owner, or a newer message made it moot).</summary>
    Task<bool> MarkSupersededAsync(OutboxLease lease, DateTimeOffset now, SafeText reason, CancellationToken cancellationToken = default);

    /// <summary>Rows by state, for health and tests.</summary>
    Task<OutboxCounts> CountOutboxAsync(CancellationToken cancellationToken = default);
}
