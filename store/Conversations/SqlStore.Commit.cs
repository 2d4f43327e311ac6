using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    private readonly string _selectHead =
        "SELECT no, version, last_seq, owner_epoch FROM conversations WHERE id = $1" + database.Dialect.ForUpdate;

    public Task<CommitResult> CommitAsync(TurnCommit turn, CancellationToken cancellationToken = default)
    {
        CommitCheck.Turn(turn);
        return database.WriteAsync(s => CommitTurnAsync(s, turn), cancellationToken);
    }

    /// <summary>
    /// All that could refuse the turn is asked before the first write: on SQLite it shares a transaction with others,
    /// and a refusal must leave no trace there.
    /// </summary>
    private async ValueTask<CommitResult> CommitTurnAsync(Session s, TurnCommit turn)
    {
        var change = turn.Conversation;
        var head = await s.FindAsync(_selectHead, ReadHead, change.Id);
        if ((head?.Version ?? 0) != change.ExpectedVersion)
            return await RefuseAsync(s, turn, Moved(change));
        if (await FindTicketConflictAsync(s, turn.Tickets) is { } conflict)
            return await RefuseAsync(s, turn, conflict);
        if (!await AddInboxAsync(s, turn))
            return await RefuseAsync(s, turn, Moved(change));

        var before = head?.LastSeq ?? 0;
        var last = before + turn.Transcript.Count;
        var no = head?.No;
        if (no is { } known)
            await UpdateConversationAsync(s, known, change, last);
        else if ((no = await AddConversationAsync(s, change, last)) is null)
            return Undone(s, Moved(change));

        await AddLinesAsync(s, no.Value, before, turn.Transcript);
        await SaveTicketsAsync(s, turn.Tickets);
        var sends = await AddOutboxAsync(s, turn.Outbox, change.Id, turn.ReceivedAt);
        await SaveEffectsAsync(s, change.Id, turn.Effects);
        await EndEffectsAsync(s, turn);
        s.Announce(change.Id, turn.Transcript.Count > 0 ? last : 0, Kinds(turn.Transcript, turn.Tickets, sends, turn.Effects));
        return new CommitResult.Committed(change.ExpectedVersion + 1, before + 1, last);
    }

    /// <summary>A turn that was committed before conflicts with its own effects: the inbox, as others left it, tells which it is.</summary>
    private static async ValueTask<CommitResult> RefuseAsync(Session s, TurnCommit turn, CommitResult.Conflict conflict) =>
        await FindInboxAsync(s, turn.Inbox) is { } earlier
            ? Undone(s, new CommitResult.Duplicate(earlier.StoredReplies, earlier.Body.Value == Kept.Text(turn.InboxBody)))
            : Undone(s, conflict);

    private static CommitResult Undone(Session s, CommitResult result)
    {
        s.Undo();
        return result;
    }

    private static CommitResult.Conflict Moved(ConversationChange change) => new(ConflictKind.Conversation, change.Id);

    private static async ValueTask<bool> AddInboxAsync(Session s, TurnCommit turn) =>
        await s.ExecuteAsync(
            """
            INSERT INTO inbox (conversation_id, activity_id, channel, lane, received_at, body, stored_replies)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
            """,
            turn.Inbox.ConversationId,
            turn.Inbox.ActivityId,
            turn.Inbox.Channel,
            turn.Conversation.Id,
            turn.ReceivedAt,
            turn.InboxBody,
            turn.StoredReplies) > 0;

    /// <returns>The row number, or null when another node made the conversation meanwhile.</returns>
    private static ValueTask<long?> AddConversationAsync(Session s, ConversationChange change, long lastSeq) =>
        s.NumberAsync(
            """
            INSERT INTO conversations (id, channel, user_id, version, owner, owner_epoch, last_seq, created_at, last_activity_at, language, outcome, address, state)
            VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING no
            """,
            change.Id,
            change.Channel,
            change.UserId,
            (long)change.Owner,
            change.OwnerEpoch,
            lastSeq,
            change.LastActivityAt,
            change.Language,
            change.Outcome,
            change.Address,
            change.State);

    private static ValueTask UpdateConversationAsync(Session s, long no, ConversationChange change, long lastSeq) =>
        s.WriteAsync(
            """
            UPDATE conversations SET version = version + 1, owner = $2, owner_epoch = $3, last_seq = $4, last_activity_at = $5,
              language = $6, outcome = $7, address = $8, state = $9 WHERE no = $1
            """,
            no,
            (long)change.Owner,
            change.OwnerEpoch,
            lastSeq,
            change.LastActivityAt,
            change.Language,
            change.Outcome,
            change.Address,
            change.State);

    private static async ValueTask AddLinesAsync(Session s, long conversationNo, long lastSeq, IReadOnlyList<TranscriptEntry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            await s.WriteAsync(
                "INSERT INTO transcript (conversation_no, seq, author, at, activity_id, text, activity) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                conversationNo,
                lastSeq + 1 + i,
                (long)entry.Author,
                entry.At,
                entry.ActivityId,
                entry.Text,
                entry.Activity);
        }
    }

    private static ChangeKinds Kinds(
        IReadOnlyList<TranscriptEntry> lines, IReadOnlyList<TicketChange> tickets, bool sends, IReadOnlyList<PendingEffect> effects) =>
        (lines.Count > 0 ? ChangeKinds.Transcript : 0)
        | (tickets.Count > 0 ? ChangeKinds.Tickets : 0)
        | (sends ? ChangeKinds.Outbox : 0)
        | (effects.Count > 0 ? ChangeKinds.Effects : 0);

    private static Head ReadHead(Row row) => new(row.Long(0), row.Long(1), row.Long(2), row.Long(3));

    private sealed record Head(long No, long Version, long LastSeq, long OwnerEpoch);
}
