using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    private const string ConversationColumns =
        "id, channel, user_id, version, state, address, owner, owner_epoch, language, outcome, created_at, last_activity_at, last_seq";

    public Task<ConversationRecord?> LoadConversationAsync(string conversationId, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            s => s.FindAsync($"SELECT {ConversationColumns} FROM conversations WHERE id = $1", ReadConversation, conversationId),
            cancellationToken);

    public async Task<IReadOnlyList<ConversationRecord>> ListConversationsAsync(string userId, int limit, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            s => s.ListAsync(
                $"SELECT {ConversationColumns} FROM conversations WHERE user_id = $1 ORDER BY last_activity_at DESC, no DESC LIMIT $2",
                ReadConversation,
                userId,
                (long)limit),
            cancellationToken);

    public Task<InboxRecord?> FindDuplicateAsync(InboxKey key, CancellationToken cancellationToken = default) =>
        database.ReadAsync(s => FindInboxAsync(s, key), cancellationToken);

    public async Task<IReadOnlyList<TranscriptLine>> ReadTranscriptAsync(
        string conversationId, long afterSeq, int limit, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(s => ReadLinesAsync(s, conversationId, afterSeq, limit), cancellationToken);

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        // In portions, so that turns get their share of the writer in between.
        const int portion = 1000;
        var removed = 0;
        foreach (var sql in Prunings)
        {
            int gone;
            do
            {
                gone = await database.WriteAsync(s => s.ExecuteAsync(sql, before, (long)portion), cancellationToken);
                removed += gone;
            }
            while (gone == portion);
        }

        return removed;
    }

    // Row numbers grow with time, so the oldest rows come first without an index on time.
    private static readonly string[] Prunings =
    [
        "DELETE FROM inbox WHERE received_at < $1 AND no IN (SELECT no FROM inbox ORDER BY no LIMIT $2)",
        "DELETE FROM outbox WHERE state <> 0 AND finished_at < $1 AND no IN (SELECT no FROM outbox WHERE state <> 0 ORDER BY no LIMIT $2)",
        "DELETE FROM one_time_links WHERE expires_at < $1 AND hash IN (SELECT hash FROM one_time_links ORDER BY expires_at LIMIT $2)",
    ];

    private static ValueTask<InboxRecord?> FindInboxAsync(Session s, InboxKey key) =>
        s.FindAsync(
            "SELECT received_at, body, stored_replies FROM inbox WHERE conversation_id = $1 AND activity_id = $2 AND channel = $3",
            row => new InboxRecord(row.Time(0), row.Safe(1), row.Safe(2)),
            key.ConversationId,
            key.ActivityId,
            key.Channel);

    private static ValueTask<List<TranscriptLine>> ReadLinesAsync(Session s, string conversationId, long afterSeq, int limit) =>
        s.ListAsync(
            """
            SELECT seq, author, activity_id, at, activity, text FROM transcript
            WHERE conversation_no = (SELECT no FROM conversations WHERE id = $1) AND seq > $2 ORDER BY seq LIMIT $3
            """,
            row => new TranscriptLine(row.Long(0), (TranscriptAuthor)row.Int(1), row.Text(2), row.Time(3), row.Safe(4), row.Safe(5)),
            conversationId,
            afterSeq,
            (long)limit);

    private static ConversationRecord ReadConversation(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.Text(2),
        row.Long(3),
        row.Safe(4),
        row.Safe(5),
        (ConversationOwner)row.Int(6),
        row.Long(7),
        row.Text(8),
        row.TextOrNull(9),
        row.Time(10),
        row.Time(11),
        row.Long(12));
}
