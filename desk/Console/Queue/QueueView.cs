using SupportBot.Desk.Tickets;
using SupportBot.Store;

namespace SupportBot.Desk.Console.Queue;

/// <summary>A way to look at the tickets.</summary>
public sealed record QueueView(string Key, string Name, string Empty, Func<string, TicketFilter> Filter)
{
    public static IReadOnlyList<QueueView> All { get; } =
    [
        new("unassigned", "Unassigned", "Every open ticket has somebody.", _ => new(TicketWords.OpenStatuses, Assignee: "")),
        new("mine", "Mine", "You have no open ticket.", me => new(TicketWords.OpenStatuses, Assignee: me)),
        new("open", "All open", "No ticket is open.", _ => new(TicketWords.OpenStatuses)),
        new("resolved", "Resolved", "No ticket is resolved yet.",
            _ => new([TicketWords.Of(TicketStatus.Resolved), TicketWords.Of(TicketStatus.Closed)])),
    ];

    /// <summary>The view of that key; the first for any other.</summary>
    public static QueueView Of(string? key) => All.FirstOrDefault(view => view.Key == key) ?? All[0];
}

/// <summary>The views with how many tickets each holds, for the side of every page.</summary>
public sealed record QueueCounts(IReadOnlyList<(QueueView View, long Count)> Views)
{
    public static async Task<QueueCounts> LoadAsync(ITicketStore store, string me, CancellationToken cancellationToken)
    {
        var counts = await store.CountTicketsAsync([.. QueueView.All.Select(view => view.Filter(me))], cancellationToken);
        return new([.. QueueView.All.Zip(counts)]);
    }
}
