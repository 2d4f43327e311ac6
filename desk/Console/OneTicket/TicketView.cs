using SupportBot.Desk.Console.Access;
using SupportBot.Desk.Console.Queue;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Desk.Console.OneTicket;

/// <summary>Everything a ticket's page shows.</summary>
/// <param name="Cut">Earlier lines of the conversation are not shown.</param>
/// <param name="Uploads">Files of the conversation that are kept.</param>
public sealed record TicketView(
    Ticket Ticket,
    IReadOnlyList<ThreadItem> Thread,
    bool Cut,
    ConversationRecord? Conversation,
    IReadOnlyList<Upload> Uploads,
    QueueCounts Counts,
    DateTimeOffset Now)
{
    private const int MostLines = 500;

    /// <summary>Null when there is no such ticket.</summary>
    public static async Task<TicketView?> LoadAsync(
        HttpContext context, IStore store, TicketDesk desk, TimeProvider time, string reference, CancellationToken cancellationToken)
    {
        if (await LoadTicketAsync(store, desk, reference, cancellationToken) is not { } ticket) return null;
        var names = (await store.ListDeskUsersAsync(cancellationToken)).ToDictionary(user => user.Id, user => user.Name);
        var counts = await QueueCounts.LoadAsync(store, DeskPerson.Of(context).Id, cancellationToken);
        var conversation = ticket.ConversationId is { } id ? await store.LoadConversationAsync(id, cancellationToken) : null;
        if (conversation is null)
            return new(ticket, ThreadItem.Thread(ticket, [], Nothing, names), false, null, [], counts, time.GetUtcNow());
        var before = Math.Max(0, conversation.LastSeq - MostLines);
        var lines = await store.ReadTranscriptAsync(conversation.Id, before, MostLines + 50, cancellationToken);
        var why = context.RequestServices.GetService<IConversationWhy>() is { } bot ? await bot.WhyAsync(conversation.Id, cancellationToken) : Nothing;
        var uploads = await store.ListUploadsAsync(conversation.Id, cancellationToken);
        return new(ticket, ThreadItem.Thread(ticket, lines, why, names), before > 0, conversation, uploads, counts, time.GetUtcNow());
    }

    /// <summary>By reference only: what stands in an address is what people were told.</summary>
    public static async Task<Ticket?> LoadTicketAsync(IStore store, TicketDesk desk, string reference, CancellationToken cancellationToken) =>
        SafeText.IsIdentifier(reference) && await store.LoadTicketAsync(reference, cancellationToken) is { } record ? desk.From(record) : null;

    private static IReadOnlyDictionary<long, SafeText> Nothing { get; } = new Dictionary<long, SafeText>();
}
