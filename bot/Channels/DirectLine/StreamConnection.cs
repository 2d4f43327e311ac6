using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using SupportBot.Store;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>
/// One open stream. The transcript in the store is the queue, so a connection holds at most one frame of
/// <see cref="ActivityFrames.Largest"/> bytes; a reader that does not take it in time is dropped and comes back with its watermark.
/// </summary>
internal sealed class StreamConnection(WebSocket socket, string key, long watermark, IStore store, TimeProvider time)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ArrayBufferWriter<byte> _frame = new(4096);
    private volatile bool _isOver;
    private volatile bool _isDue;
    private long _watermark = watermark;

    /// <summary>There may be something new. Never waits.</summary>
    public void Wake() => _news.Writer.TryWrite(true);

    /// <summary>Ends the stream after what is being sent.</summary>
    public void End()
    {
        _isOver = true;
        Wake();
    }

    /// <summary>Sends what there is and what comes, until the client goes or <paramref name="stopping"/>.</summary>
    /// <exception cref="TimeoutException">The reader was too slow.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var abort = new CancellationTokenSource();
        using var stop = stopping.Register(End);
        await using var timer = time.CreateTimer(_ => { _isDue = true; Wake(); }, null, KeepAlive, KeepAlive);
        var listening = ListenAsync(abort.Token);
        try
        {
            while (!_isOver)
            {
                await SendNewsAsync();
                await _news.Reader.ReadAsync(CancellationToken.None);
            }
        }
        finally
        {
            await CloseAsync(stopping.IsCancellationRequested);
            abort.CancelAfter(CloseLimit);
            await listening;
        }
    }

    /// <summary>A wake-up may be lost, so the keep-alive looks into the store too.</summary>
    private async Task SendNewsAsync()
    {
        var sent = false;
        while (!_isOver)
        {
            var lines = await store.ReadTranscriptAsync(key, _watermark, ActivityFrames.Lines, CancellationToken.None);
            if (lines.Count == 0)
                break;
            _frame.ResetWrittenCount();
            _watermark = ActivityFrames.Write(_frame, lines, _watermark, out var count);
            if (count > 0)
            {
                await SendAsync(_frame.WrittenMemory);
                sent = true;
            }
        }
        if (_isDue && !sent && !_isOver)
            await SendAsync(default);
        _isDue = false;
    }

    private async Task SendAsync(ReadOnlyMemory<byte> frame)
    {
        using var limit = new CancellationTokenSource(SendLimit, time);
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        }
        catch (OperationCanceledException)
        {
            _isOver = true;
            throw new TimeoutException("The reader of a stream was too slow.");
        }
        catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            _isOver = true;
        }
    }

    /// <summary>Clients say nothing of meaning here (directlinejs sends "{}" now and then); reading notices that they went.</summary>
    private async Task ListenAsync(CancellationToken abort)
    {
        var ignored = new byte[256];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(ignored.AsMemory(), abort);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The client went without a word.
        }
        finally
        {
            End();
        }
    }

    private async Task CloseAsync(bool isStopping)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        using var limit = new CancellationTokenSource(CloseLimit, time);
        try
        {
            await socket.CloseOutputAsync(isStopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It is over either way.
        }
    }
}
