using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    private const string TicketColumns =
        """
        ticket_id, reference, conversation_id, user_id, status, priority, category, team, tier, assignee, subject,
        first_response_due, next_due, created_at, updated_at, handoff_key, resolved_at, details, no, version
        """;

    public Task<TicketRecord?> LoadTicketAsync(string idOrReference, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            async s => await LoadTicketAsync(s, $"SELECT {TicketColumns} FROM tickets WHERE ticket_id = $1", idOrReference)
                ?? await LoadTicketAsync(s, $"SELECT {TicketColumns} FROM tickets WHERE reference = $1", idOrReference),
            cancellationToken);

    public Task<TicketRecord?> FindTicketByHandoffAsync(string handoffKey, CancellationToken cancellationToken = default) =>
        database.ReadAsync(s => LoadTicketAsync(s, $"SELECT {TicketColumns} FROM tickets WHERE handoff_key = $1", handoffKey), cancellationToken);

    public async Task<IReadOnlyList<TicketRow>> ListTicketsAsync(
        TicketFilter filter, int limit, int offset = 0, CancellationToken cancellationToken = default)
    {
        var where = new TicketWhere();
        where.Add(filter);
        var page = $"LIMIT {where.Put((long)limit)} OFFSET {where.Put((long)offset)}";
        var sql = $"SELECT {TicketColumns} FROM tickets WHERE {where.Last} ORDER BY sort_due, created_at, no {page}";
        return await database.ReadAsync(s => s.ListAsync(sql, ReadTicketRow, where.Values), cancellationToken);
    }

    public async Task<IReadOnlyList<long>> CountTicketsAsync(IReadOnlyList<TicketFilter> filters, CancellationToken cancellationToken = default)
    {
        if (filters.Count == 0)
            return [];
        var where = new TicketWhere();
        var statuses = TicketWhere.CommonStatuses(filters);
        var counts = filters.Select(filter => $"COALESCE(SUM(CASE WHEN {where.Add(filter, statuses)} THEN 1 ELSE 0 END), 0)").ToList();
        var sql = $"SELECT {string.Join(", ", counts)} FROM tickets WHERE {where.Statuses(statuses)}";
        return await database.ReadAsync(
            async s => await s.FindAsync(sql, row => Enumerable.Range(0, filters.Count).Select(row.Long).ToArray(), where.Values) ?? [],
            cancellationToken);
    }

    public async Task<IReadOnlyList<TicketEventRecord>> ReadTicketEventsAsync(long afterNo, int limit, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            s => s.ListAsync(
                """
                SELECT e.no, t.ticket_id, e.seq, e.kind, e.at, e.actor, e.data FROM ticket_events e JOIN tickets t ON t.no = e.ticket_no
                WHERE e.no > $1 ORDER BY e.no LIMIT $2
                """,
                ReadTicketEvent,
                afterNo,
                (long)limit),
            cancellationToken);

    private static async ValueTask<TicketRecord?> LoadTicketAsync(Session s, string sql, string key)
    {
        var found = await s.FindAsync(sql, row => new FoundTicket(ReadTicketRow(row), row.Long(18), row.Long(19)), key);
        if (found is null)
            return null;
        var events = await s.ListAsync(
            """
            SELECT e.no, t.ticket_id, e.seq, e.kind, e.at, e.actor, e.data FROM ticket_events e JOIN tickets t ON t.no = e.ticket_no
            WHERE e.ticket_no = $1 ORDER BY e.seq
            """,
            ReadTicketEvent,
            found.No);
        return new TicketRecord(found.Row, found.Version, events);
    }

    private static TicketRow ReadTicketRow(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.TextOrNull(2),
        row.Text(3),
        row.Text(4),
        row.Int(5),
        row.Text(6),
        row.Text(7),
        row.Int(8),
        row.TextOrNull(9),
        row.Safe(10),
        row.TimeOrNull(11),
        row.TimeOrNull(12),
        row.Time(13),
        row.Time(14),
        row.TextOrNull(15),
        row.TimeOrNull(16),
        row.Safe(17));

    private static TicketEventRecord ReadTicketEvent(Row row) =>
        new(row.Long(0), row.Text(1), row.Long(2), new TicketEvent(row.Text(3), row.Time(4), row.Text(5), row.Safe(6)));

    private sealed record FoundTicket(TicketRow Row, long No, long Version);
}
