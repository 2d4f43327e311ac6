using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    private readonly string _selectTicketVersion = "SELECT version, 0 FROM tickets WHERE ticket_id = $1" + database.Dialect.ForUpdate;

    public Task<CommitResult> CommitDeskAsync(DeskCommit action, CancellationToken cancellationToken = default)
    {
        CommitCheck.Desk(action);
        return database.WriteAsync(s => CommitDeskAsync(s, action), cancellationToken);
    }

    private async ValueTask<CommitResult> CommitDeskAsync(Session s, DeskCommit action)
    {
        Head? head = null;
        if (action.ConversationId is { } conversationId)
        {
            head = await s.FindAsync(_selectHead, ReadHead, conversationId);
            if (head is null || (action.Owner is { } owner && owner.ExpectedEpoch != head.OwnerEpoch))
                return Undone(s, new CommitResult.Conflict(ConflictKind.Conversation, conversationId));
        }

        if (await FindTicketConflictAsync(s, action.Tickets) is { } conflict)
            return Undone(s, conflict);

        var last = (head?.LastSeq ?? 0) + action.Transcript.Count;
        if (head is not null)
            await ChangeConversationAsync(s, head, action, last);
        await SaveTicketsAsync(s, action.Tickets);
        var sends = await AddOutboxAsync(s, action.Outbox, action.ConversationId ?? TicketConversation(action), action.At);
        if (action.ConversationId is not null)
            await SaveEffectsAsync(s, action.ConversationId, action.Effects);
        foreach (var entry in action.Audit)
            await AppendAuditAsync(s, entry);
        s.Announce(
            action.ConversationId,
            action.Transcript.Count > 0 ? last : 0,
            Kinds(action.Transcript, action.Tickets, sends, action.Effects));
        var version = head is null ? 0 : head.Version + (action.Owner is null ? 0 : 1);
        return new CommitResult.Committed(version, last - action.Transcript.Count + 1, last);
    }

    private static async ValueTask ChangeConversationAsync(Session s, Head head, DeskCommit action, long lastSeq)
    {
        if (action.Owner is { } change)
        {
            await s.WriteAsync(
                "UPDATE conversations SET owner = $2, owner_epoch = owner_epoch + 1, version = version + 1 WHERE no = $1",
                head.No,
                (long)change.Owner);
        }

        if (action.Transcript.Count > 0)
        {
            await s.WriteAsync("UPDATE conversations SET last_seq = $2 WHERE no = $1", head.No, lastSeq);
            await AddLinesAsync(s, head.No, head.LastSeq, action.Transcript);
        }
    }

    private static string? TicketConversation(DeskCommit action) => action.Tickets.Count > 0 ? action.Tickets[0].Row.ConversationId : null;

    /// <summary>Locks the tickets and asks everything that could refuse their changes.</summary>
    private async ValueTask<CommitResult.Conflict?> FindTicketConflictAsync(Session s, IReadOnlyList<TicketChange> changes)
    {
        if (changes.Count > 0)
        {
            // Desks resume after the last event number they saw, so events must become visible in the order of their numbers.
            await s.LockAsync("ticket-events");
        }

        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var version = await s.NumberAsync(_selectTicketVersion, change.TicketId) ?? 0;
            if (version != change.ExpectedVersion)
                return new CommitResult.Conflict(ConflictKind.Ticket, change.TicketId);
            if (version == 0 && await FindTakenAsync(s, change.Row) is { } taken)
                return taken;
        }

        return null;
    }

    private static async ValueTask<CommitResult.Conflict?> FindTakenAsync(Session s, TicketRow row)
    {
        if (row.HandoffKey is { } key && await s.NumberAsync("SELECT 1 FROM tickets WHERE handoff_key = $1", key) is not null)
            return new CommitResult.Conflict(ConflictKind.HandoffKey, key);
        if (await s.NumberAsync("SELECT 1 FROM tickets WHERE reference = $1", row.Reference) is not null)
            return new CommitResult.Conflict(ConflictKind.Reference, row.Reference);
        return null;
    }

    private static async ValueTask SaveTicketsAsync(Session s, IReadOnlyList<TicketChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var no = await (change.ExpectedVersion == 0 ? AddTicketAsync(s, change) : UpdateTicketAsync(s, change))
                ?? throw new InvalidOperationException($"Ticket {change.TicketId} vanished under its lock.");
            for (var e = 0; e < change.Events.Count; e++)
            {
                var happened = change.Events[e];
                await s.WriteAsync(
                    "INSERT INTO ticket_events (ticket_no, seq, at, kind, actor, data) VALUES ($1, $2, $3, $4, $5, $6)",
                    no,
                    change.ExpectedVersion + 1 + e,
                    happened.At,
                    happened.Kind,
                    happened.Actor,
                    happened.Data);
            }
        }
    }

    private static ValueTask<long?> AddTicketAsync(Session s, TicketChange change)
    {
        var row = change.Row;
        return s.NumberAsync(
            """
            INSERT INTO tickets (ticket_id, reference, handoff_key, created_at, version, conversation_id, user_id, status, priority, category,
              team, tier, assignee, first_response_due, next_due, sort_due, updated_at, resolved_at, subject, details)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) RETURNING no
            """,
            row.TicketId,
            row.Reference,
            row.HandoffKey,
            row.CreatedAt,
            (long)change.Events.Count,
            row.ConversationId,
            row.UserId,
            row.Status,
            (long)row.Priority,
            row.Category,
            row.Team,
            (long)row.Tier,
            row.Assignee,
            row.FirstResponseDue,
            row.NextDue,
            SortDue(row),
            row.UpdatedAt,
            row.ResolvedAt,
            row.Subject,
            row.Details);
    }

    /// <summary>Reference, hand-off key and time of creation never change.</summary>
    private static ValueTask<long?> UpdateTicketAsync(Session s, TicketChange change)
    {
        var row = change.Row;
        return s.NumberAsync(
            """
            UPDATE tickets SET version = version + $2, conversation_id = $3, user_id = $4, status = $5, priority = $6, category = $7, team = $8,
              tier = $9, assignee = $10, first_response_due = $11, next_due = $12, sort_due = $13, updated_at = $14, resolved_at = $15,
              subject = $16, details = $17 WHERE ticket_id = $1 RETURNING no
            """,
            row.TicketId,
            (long)change.Events.Count,
            row.ConversationId,
            row.UserId,
            row.Status,
            (long)row.Priority,
            row.Category,
            row.Team,
            (long)row.Tier,
            row.Assignee,
            row.FirstResponseDue,
            row.NextDue,
            SortDue(row),
            row.UpdatedAt,
            row.ResolvedAt,
            row.Subject,
            row.Details);
    }

    private static long SortDue(TicketRow row) => row.NextDue is { } due ? Micros.Of(due) : Micros.Never;
}
