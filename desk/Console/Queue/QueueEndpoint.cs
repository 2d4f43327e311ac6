using SupportBot.Desk.Console.Access;
using SupportBot.Store;

namespace SupportBot.Desk.Console.Queue;

/// <summary>One view of the queue, a page of rows at a time. Live updates fetch the same address and take the list out of it.</summary>
internal static class QueueEndpoint
{
    private const int RowsAPage = 50;

    public static async Task<IResult> ShowAsync(
        HttpContext context, IStore store, TimeProvider time, string? view, int? page, CancellationToken cancellationToken)
    {
        var me = DeskPerson.Of(context);
        var chosen = QueueView.Of(view);
        var number = Math.Clamp(page ?? 1, 1, 1_000_000);
        var rows = await store.ListTicketsAsync(chosen.Filter(me.Id), RowsAPage + 1, (number - 1) * RowsAPage, cancellationToken);
        var counts = await QueueCounts.LoadAsync(store, me.Id, cancellationToken);
        return Pages.Show<QueuePage>(context, new()
        {
            [nameof(QueuePage.View)] = chosen,
            [nameof(QueuePage.Number)] = number,
            [nameof(QueuePage.Rows)] = rows.Take(RowsAPage).ToList(),
            [nameof(QueuePage.HasMore)] = rows.Count > RowsAPage,
            [nameof(QueuePage.Counts)] = counts,
            [nameof(QueuePage.Now)] = time.GetUtcNow(),
        });
    }
}
