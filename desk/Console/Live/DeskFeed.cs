using System.Threading.Channels;
using SupportBot.Store;

namespace SupportBot.Desk.Console.Live;

/// <summary>
/// News of tickets for every open stream of this process: woken by the store, read once, passed on to all. Also looks every few
/// seconds, because a wake-up may be lost.
/// </summary>
internal sealed class DeskFeed(IStore store, ILogger<DeskFeed> logger) : BackgroundService
{
    private const int MostKept = 1_000, ReadAtOnce = 500;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(10), AfterFault = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Queue<TicketNews> _kept = new();
    private readonly List<Channel<TicketNews>> _streams = [];
    private long _last;

    /// <summary>Number of the newest event passed on.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>
    /// Follows the news from an event number on. Null in the queue's place (<paramref name="missed"/>): that number is too old,
    /// so everything must be looked at afresh.
    /// </summary>
    public ChannelReader<TicketNews> Follow(long? after, out bool missed, out Action leave)
    {
        var stream = Channel.CreateBounded<TicketNews>(new BoundedChannelOptions(MostKept) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            missed = after is { } number && number < _last && (_kept.Count == 0 || number < _kept.Peek().No - 1);
            if (after is { } from && !missed)
                foreach (var news in _kept)
                    if (news.No > from) stream.Writer.TryWrite(news);
            _streams.Add(stream);
        }
        leave = () =>
        {
            lock (_lock) _streams.Remove(stream);
        };
        return stream.Reader;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wake = new SemaphoreSlim(0, 1);
        using var subscription = store.Changes.Subscribe(change =>
        {
            if ((change.Kinds & ChangeKinds.Tickets) != 0) Release(wake);
        });
        var known = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!known) Interlocked.Exchange(ref _last, await FindLastAsync(stoppingToken));
                known = true;
                await PassOnAsync(stoppingToken);
                await wake.WaitAsync(LookAnyway, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                DeskLog.FeedFailed(logger, fault);
                await wake.WaitAsync(AfterFault, CancellationToken.None);
            }
        }
    }

    private async Task PassOnAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<TicketEventRecord> events;
        do
        {
            events = await store.ReadTicketEventsAsync(Last, ReadAtOnce, cancellationToken);
            lock (_lock)
            {
                foreach (var record in events)
                {
                    var news = new TicketNews(record.No, record.TicketId);
                    Interlocked.Exchange(ref _last, record.No);
                    _kept.Enqueue(news);
                    if (_kept.Count > MostKept) _kept.Dequeue();
                    foreach (var stream in _streams) stream.Writer.TryWrite(news);
                }
            }
        }
        while (events.Count == ReadAtOnce);
    }

    /// <summary>The newest number there is, by doubling and halving: some forty short looks, once a process.</summary>
    private async Task<long> FindLastAsync(CancellationToken cancellationToken)
    {
        long low = 0, high = 1;
        while (await AnyAfterAsync(high)) (low, high) = (high, high * 2);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await AnyAfterAsync(middle)) low = middle + 1;
            else high = middle;
        }
        return low;

        async Task<bool> AnyAfterAsync(long no) => (await store.ReadTicketEventsAsync(no, 1, cancellationToken)).Count > 0;
    }

    private static void Release(SemaphoreSlim wake)
    {
        try
        {
            if (wake.CurrentCount == 0) wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Two wake-ups at once are one.
        }
    }
}

/// <summary>Something happened to a ticket; <paramref name="No"/> is the event's number in the store.</summary>
internal readonly record struct TicketNews(long No, string TicketId);
