using System.Globalization;
using SupportBot.Store.Sql;

namespace SupportBot.Store;

/// <summary>Builds conditions from filters. Text from outside only ever becomes a placeholder's value.</summary>
internal sealed class TicketWhere
{
    private readonly List<Value> _values = [];

    /// <summary>The condition added last.</summary>
    public string Last { get; private set; } = "1 = 1";

    public Value[] Values => [.. _values];

    /// <param name="known">Statuses that every row has anyway: asking for just these costs nothing.</param>
    public string Add(TicketFilter filter, IReadOnlySet<string>? known = null)
    {
        var parts = new List<string>();
        if (filter.Statuses is { Count: > 0 } statuses && known?.SetEquals(statuses) != true)
            parts.Add(In("status", statuses));
        if (filter.Teams is { Count: > 0 } teams)
            parts.Add(In("team", teams));
        if (filter.Assignee is { } assignee)
            parts.Add(assignee.Length == 0 ? "assignee IS NULL" : $"assignee = {Put(assignee)}");
        if (filter.UserId is { } user)
            parts.Add($"user_id = {Put(user)}");
        if (filter.ConversationId is { } conversation)
            parts.Add($"conversation_id = {Put(conversation)}");
        if (filter.Tier is { } tier)
            parts.Add($"tier = {Put((long)tier)}");
        if (filter.DueBefore is { } due)
            parts.Add($"sort_due < {Put(due)}");
        Last = parts.Count == 0 ? "1 = 1" : string.Join(" AND ", parts);
        return Last;
    }

    /// <summary>The statuses that a count must read: those that any filter asks for, so that years of closed tickets are not read. Null: all.</summary>
    public static IReadOnlySet<string>? CommonStatuses(IReadOnlyList<TicketFilter> filters) =>
        filters.All(filter => filter.Statuses is { Count: > 0 })
            ? new SortedSet<string>(filters.SelectMany(filter => filter.Statuses!), StringComparer.Ordinal)
            : null;

    public string Statuses(IReadOnlySet<string>? statuses) => statuses is null ? "1 = 1" : In("status", statuses);

    public string Put(Value value)
    {
        _values.Add(value);
        return "$" + _values.Count.ToString(CultureInfo.InvariantCulture);
    }

    private string In(string column, IEnumerable<string> values) =>
        $"{column} IN ({string.Join(", ", values.Select(value => Put(value)))})";
}
