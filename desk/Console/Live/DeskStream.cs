using System.Globalization;
using System.Threading.Channels;
using SupportBot.Desk.Console.OneTicket;
using SupportBot.Desk.Tickets;
using SupportBot.Store;

namespace SupportBot.Desk.Console.Live;

/// <summary>
/// Server-sent events for one open page: <c>ticket</c> with the id of a ticket that changed, <c>chat</c> when the shown
/// conversation grew, <c>resync</c> when too much was missed. Ids are the store's event numbers, so a stream resumes.
/// </summary>
internal static class DeskStream
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    public static async Task OpenAsync(
        HttpContext context, DeskFeed feed, IStore store, TicketDesk desk, TimeProvider time, IHostApplicationLifetime life, string? ticket)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        long? after = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        var conversation = ticket is null ? null : (await TicketView.LoadTicketAsync(store, desk, ticket, ends.Token))?.ConversationId;
        var chat = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var subscription = conversation is null ? null : store.Changes.Subscribe(change =>
        {
            if ((change.Kinds & ChangeKinds.Transcript) != 0 && change.ConversationId == conversation) chat.Writer.TryWrite(true);
        });
        var news = feed.Follow(after, out var missed, out var leave);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await WriteAsync(context.Response, string.Create(CultureInfo.InvariantCulture, $"retry: 3000\nid: {feed.Last}\nevent: {(missed ? "resync" : "ready")}\ndata: -\n\n"), ends.Token);
            await PassOnAsync(context.Response, news, chat.Reader, time, ends.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the host stops: the normal end of a stream.
        }
        finally
        {
            leave();
        }
    }

    private static async Task PassOnAsync(
        HttpResponse response, ChannelReader<TicketNews> news, ChannelReader<bool> chat, TimeProvider time, CancellationToken cancellationToken)
    {
        var someNews = news.WaitToReadAsync(cancellationToken).AsTask();
        var someChat = chat.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var beat = Task.Delay(Beat, time, rest.Token);
            var first = await Task.WhenAny(someNews, someChat, beat);
            await rest.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            if (first == someNews)
            {
                while (news.TryRead(out var one))
                    await WriteAsync(response, string.Create(CultureInfo.InvariantCulture, $"id: {one.No}\nevent: ticket\ndata: {one.TicketId}\n\n"), cancellationToken);
                someNews = news.WaitToReadAsync(cancellationToken).AsTask();
            }
            else if (first == someChat)
            {
                while (chat.TryRead(out _))
                    await WriteAsync(response, "event: chat\ndata: -\n\n", cancellationToken);
                someChat = chat.WaitToReadAsync(cancellationToken).AsTask();
            }
            else
            {
                await WriteAsync(response, ": beat\n\n", cancellationToken);
            }
        }
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
