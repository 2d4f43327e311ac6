using SupportBot.Privacy;
using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    private readonly string _selectDueOutbox =
        """
        SELECT o.no, o.outbox_id, o.conversation_id, o.kind, o.payload, o.owner_epoch, o.created_at, o.attempts,
          COALESCE(c.channel, ''), COALESCE(c.address, ''), COALESCE(c.owner, 0), COALESCE(c.owner_epoch, 0), COALESCE(c.last_activity_at, 0)
        FROM outbox o LEFT JOIN conversations c ON c.id = o.conversation_id
        WHERE o.state = 0 AND o.due_at <= $1 ORDER BY o.due_at, o.no LIMIT $2
        """ + database.Dialect.Skip("o");

    public async Task<IReadOnlyList<OutboxItem>> ClaimOutboxAsync(
        string nodeId, int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        Kept.Id(nodeId, nameof(nodeId));
        return await database.WriteAsync(s => ClaimOutboxAsync(s, nodeId, limit, now, lease), cancellationToken);
    }

    public Task<DateTimeOffset?> NextOutboxTimeAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync(s => NextTimeAsync(s, "SELECT MIN(due_at) FROM outbox WHERE state = 0"), cancellationToken);

    public Task<bool> MarkSentAsync(OutboxLease lease, DateTimeOffset now, string? remoteId = null, CancellationToken cancellationToken = default)
    {
        Kept.OptionalId(remoteId, nameof(remoteId));
        return FinishAsync(lease, OutboxState.Sent, now, remoteId, SafeText.Empty, null, cancellationToken);
    }

    public Task<int> MarkSentAsync(IReadOnlyList<OutboxLease> leases, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async s =>
            {
                var held = 0;
                // By id, so that two nodes never lock lines in opposite order.
                foreach (var lease in leases.OrderBy(l => l.OutboxId, StringComparer.Ordinal))
                    held += await FinishAsync(s, lease, OutboxState.Sent, now, null, SafeText.Empty) is null ? 0 : 1;
                return held;
            },
            cancellationToken);

    public Task<bool> MarkRetryAsync(OutboxLease lease, DateTimeOffset notBefore, SafeText reason, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async s => await s.ExecuteAsync(
                """
                UPDATE outbox SET due_at = $1, not_before = $1, reason = $2, claimed_by = NULL
                WHERE outbox_id = $3 AND claimed_by = $4 AND attempts = $5 AND state = 0
                """,
                notBefore,
                reason,
                lease.OutboxId,
                lease.NodeId,
                (long)lease.Attempt) > 0,
            cancellationToken);

    public Task<bool> MarkDeadAsync(
        OutboxLease lease, DateTimeOffset now, SafeText reason, OutboxMessage? fallback = null, CancellationToken cancellationToken = default)
    {
        if (fallback is not null)
            CommitCheck.Outbox(fallback);
        return FinishAsync(lease, OutboxState.Dead, now, null, reason, fallback, cancellationToken);
    }

    public Task<bool> MarkSupersededAsync(OutboxLease lease, DateTimeOffset now, SafeText reason, CancellationToken cancellationToken = default) =>
        FinishAsync(lease, OutboxState.Superseded, now, null, reason, null, cancellationToken);

    public Task<OutboxCounts> CountOutboxAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            async s =>
            {
                var counts = new long[4];
                foreach (var (state, count) in await s.ListAsync("SELECT state, COUNT(*) FROM outbox GROUP BY state", row => (row.Int(0), row.Long(1))))
                    counts[state] = count;
                return new OutboxCounts(counts[0], counts[1], counts[2], counts[3]);
            },
            cancellationToken);

    private async ValueTask<List<OutboxItem>> ClaimOutboxAsync(Session s, string nodeId, int limit, DateTimeOffset now, TimeSpan lease)
    {
        // Microseconds, as the database keeps it.
        var until = Micros.Time(Micros.Of(now + lease));
        var due = await s.ListAsync(_selectDueOutbox, row => (No: row.Long(0), Item: ReadOutboxItem(row, nodeId, until)), now, (long)limit);
        var items = new List<OutboxItem>(due.Count);
        foreach (var (no, item) in due)
        {
            await s.WriteAsync("UPDATE outbox SET attempts = attempts + 1, claimed_by = $1, due_at = $2 WHERE no = $3", nodeId, until, no);
            items.Add(item);
        }

        return items;
    }

    private Task<bool> FinishAsync(
        OutboxLease lease, OutboxState state, DateTimeOffset now, string? remoteId, SafeText reason, OutboxMessage? fallback, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                if (await FinishAsync(s, lease, state, now, remoteId, reason) is not { } lane)
                    return false;
                if (fallback is not null && await AddOutboxAsync(s, [fallback], lane, now))
                    s.Announce(null, 0, ChangeKinds.Outbox);
                return true;
            },
            cancellationToken);

    /// <returns>The line whose next row may go now, or null when the lease was lost.</returns>
    private static async ValueTask<string?> FinishAsync(
        Session s, OutboxLease lease, OutboxState state, DateTimeOffset now, string? remoteId, SafeText reason)
    {
        var lane = await s.FindAsync("SELECT conversation_id FROM outbox WHERE outbox_id = $1 AND state = 0", row => row.Text(0), lease.OutboxId);
        if (lane is null)
            return null;
        await s.LockAsync(lane);
        var held = await s.ExecuteAsync(
            """
            UPDATE outbox SET state = $1, finished_at = $2, remote_id = $3, reason = $4
            WHERE outbox_id = $5 AND claimed_by = $6 AND attempts = $7 AND state = 0
            """,
            (long)state,
            now,
            remoteId,
            reason.IsEmpty ? (string?)null : reason,
            lease.OutboxId,
            lease.NodeId,
            (long)lease.Attempt) > 0;
        if (!held)
            return null;
        var promoted = await s.ExecuteAsync(
            """
            UPDATE outbox SET due_at = not_before
            WHERE due_at = $1 AND no = (SELECT MIN(no) FROM outbox WHERE state = 0 AND conversation_id = $2)
            """,
            Micros.Never,
            lane);
        if (promoted > 0)
            s.Announce(null, 0, ChangeKinds.Outbox);
        return lane;
    }

    /// <returns>Whether there is something to send.</returns>
    private static async ValueTask<bool> AddOutboxAsync(Session s, IReadOnlyList<OutboxMessage> messages, string? conversationId, DateTimeOffset now)
    {
        for (var i = 0; i < messages.Count; i++)
            await AddWaitingAsync(s, messages[i], messages[i].ConversationId ?? conversationId ?? messages[i].OutboxId, now);
        return messages.Count > 0;
    }

    private static async ValueTask AddWaitingAsync(Session s, OutboxMessage message, string lane, DateTimeOffset now)
    {
        await s.LockAsync(lane);
        var waits = await s.NumberAsync("SELECT 1 FROM outbox WHERE state = 0 AND conversation_id = $1 LIMIT 1", lane) is not null;
        await s.WriteAsync(
            """
            INSERT INTO outbox (outbox_id, conversation_id, kind, state, owner_epoch, not_before, due_at, attempts, created_at, payload)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)
            """,
            message.OutboxId,
            lane,
            (long)message.Kind,
            (long)OutboxState.Waiting,
            message.OwnerEpoch,
            message.NotBefore,
            waits ? Micros.Never : Micros.Of(message.NotBefore),
            now,
            message.Payload);
    }

    private static async ValueTask<DateTimeOffset?> NextTimeAsync(Session s, string sql) =>
        await s.NumberAsync(sql) is { } micros and not Micros.Never ? Micros.Time(micros) : null;

    private static OutboxItem ReadOutboxItem(Row row, string nodeId, DateTimeOffset until) => new(
        new OutboxLease(row.Text(1), nodeId, row.Int(7) + 1, until),
        row.Text(2),
        (OutboxKind)row.Int(3),
        row.Safe(4),
        row.Long(5),
        row.Time(6),
        row.Text(8),
        row.Safe(9),
        (ConversationOwner)row.Int(10),
        row.Long(11),
        row.Time(12));
}
