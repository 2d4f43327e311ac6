using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    /// <summary>Stands where a person was.</summary>
    private const string Erased = "erased";

    private readonly string _selectConversationsOfUser =
        "SELECT no, id FROM conversations WHERE user_id = $1 ORDER BY no" + database.Dialect.ForUpdate;

    public async Task<ErasureReport> EraseUserAsync(string userId, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        Kept.Id(userId, nameof(userId));
        var report = await database.WriteAsync(s => EraseAsync(s, userId, now), cancellationToken);
        await database.ScrubAsync(cancellationToken);
        return report;
    }

    public Task<UserExport> ExportUserAsync(string userId, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            async s =>
            {
                var conversations = await s.ListAsync(
                    $"SELECT {ConversationColumns} FROM conversations WHERE user_id = $1 ORDER BY no", ReadConversation, userId);
                var exported = new List<ExportedConversation>(conversations.Count);
                foreach (var conversation in conversations)
                {
                    var lines = await ReadLinesAsync(s, conversation.Id, 0, int.MaxValue);
                    exported.Add(new ExportedConversation(conversation, lines, await ListUploadsAsync(s, conversation.Id)));
                }

                return new UserExport(userId, exported, await ExportTicketsAsync(s, userId));
            },
            cancellationToken);

    private static async ValueTask<List<TicketRecord>> ExportTicketsAsync(Session s, string userId)
    {
        var tickets = new List<TicketRecord>();
        foreach (var id in await s.ListAsync("SELECT ticket_id FROM tickets WHERE user_id = $1 ORDER BY no", row => row.Text(0), userId))
        {
            if (await LoadTicketAsync(s, $"SELECT {TicketColumns} FROM tickets WHERE ticket_id = $1", id) is { } ticket)
                tickets.Add(ticket);
        }

        return tickets;
    }

    private async ValueTask<ErasureReport> EraseAsync(Session s, string userId, DateTimeOffset now)
    {
        var lines = 0;
        var files = new List<string>();
        var conversations = await s.ListAsync(_selectConversationsOfUser, row => (No: row.Long(0), Id: row.Text(1)), userId);
        foreach (var (no, id) in conversations)
        {
            files.AddRange(await s.ListAsync("SELECT path_id FROM uploads WHERE conversation_id = $1 ORDER BY at, id", row => row.Text(0), id));
            lines += await s.ExecuteAsync("DELETE FROM transcript WHERE conversation_no = $1", no);
            foreach (var sql in Erasures)
                await s.ExecuteAsync(sql, id);
            s.Announce(id, 0, ChangeKinds.Transcript);
        }

        var tickets = await EraseTicketsAsync(s, userId, now);
        return new ErasureReport(conversations.Count, lines, tickets, files);
    }

    private static readonly string[] Erasures =
    [
        "DELETE FROM inbox WHERE lane = $1",
        "DELETE FROM outbox WHERE conversation_id = $1",
        "DELETE FROM effects WHERE conversation_id = $1",
        "DELETE FROM uploads WHERE conversation_id = $1",
        "DELETE FROM conversations WHERE id = $1",
    ];

    /// <summary>Texts, names and ids go; kinds, times and numbers stay, so that reports still add up. The version grows, so that work in progress does not bring the text back.</summary>
    private static async ValueTask<int> EraseTicketsAsync(Session s, string userId, DateTimeOffset now)
    {
        var tickets = await s.ListAsync("SELECT no, version FROM tickets WHERE user_id = $1 ORDER BY no", row => (No: row.Long(0), Version: row.Long(1)), userId);
        if (tickets.Count > 0)
            await s.LockAsync("ticket-events");
        foreach (var (no, version) in tickets)
        {
            await s.ExecuteAsync("UPDATE ticket_events SET data = '{}' WHERE ticket_no = $1", no);
            await s.ExecuteAsync("UPDATE ticket_events SET actor = $1 WHERE ticket_no = $2 AND actor = $3", Erased, no, userId);
            await s.ExecuteAsync(
                "UPDATE tickets SET version = version + 1, user_id = $1, conversation_id = NULL, handoff_key = NULL, subject = '', details = '{}', updated_at = $2 WHERE no = $3",
                Erased,
                now,
                no);
            await s.ExecuteAsync(
                "INSERT INTO ticket_events (ticket_no, seq, at, kind, actor, data) VALUES ($1, $2, $3, $4, 'system', '{}')",
                no,
                version + 1,
                now,
                Erased);
        }

        if (tickets.Count > 0)
            s.Announce(null, 0, ChangeKinds.Tickets);
        return tickets.Count;
    }
}
