using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SupportBot.Store.Sql.Sqlite;

/// <summary>
/// The only thread that writes. What waits is taken together into one transaction (group commit), so that one flush to disk
/// makes up to <see cref="StoreOptions.MaxBatch"/> turns durable; each caller goes on only after it.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly Channel<SqliteWork> _queue;
    private readonly SqliteSession _session;
    private readonly StoreOptions _options;
    private readonly StoreChanges _changes;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly List<SqliteWork> _batch = [];
    private readonly List<StoreChange> _news = [];
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _mostInBatch;

    public SqliteWriter(SqliteSession session, StoreOptions options, StoreChanges changes, TimeProvider time, ILogger logger)
    {
        _session = session;
        _options = options;
        _changes = changes;
        _time = time;
        _logger = logger;
        _mostInBatch = options.GroupCommit ? options.MaxBatch : 1;
        _queue = Channel.CreateBounded<SqliteWork>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });
        new Thread(Loop) { IsBackground = true, Name = "SupportBot store writer" }.Start();
    }

    public int Waiting => _queue.Reader.Count;

    /// <summary>What the last batch failed with because of the disk or another program; null when it was written.</summary>
    public StoreUnavailableException? Trouble { get; private set; }

    public Task<T> RunAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var item = new SqliteWork<T>(work);
        return _queue.Writer.TryWrite(item) ? item.Task : WaitForRoomAsync(item, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stopped.Task;
        _session.Dispose();
    }

    private async Task<T> WaitForRoomAsync<T>(SqliteWork<T> item, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_options.BusyTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(item, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException($"{_options.MaxWaiting} writes are waiting already; the database does not keep up.");
        }
        catch (ChannelClosedException fault)
        {
            throw new StoreUnavailableException("The store is closing.", fault);
        }

        return await item.Task;
    }

    private void Loop()
    {
        // Blocking is right here: the thread is the writer's own, and it has nothing else to do.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            _batch.Clear();
            while (_batch.Count < _mostInBatch && _queue.Reader.TryRead(out var work))
                _batch.Add(work);
            RunBatch();
        }

        _stopped.SetResult();
    }

    private void RunBatch()
    {
        try
        {
            Commit(_batch);
        }
        catch (StoreUnavailableException fault)
        {
            Trouble = fault;
            StoreLog.WritesRefused(_logger, _batch.Count, fault);
            foreach (var work in _batch)
                work.Fail(fault);
        }
        catch (Exception fault) when (_batch.Count > 1)
        {
            StoreLog.BatchRerun(_logger, _batch.Count, fault);
            foreach (var work in _batch)
                RunAlone(work);
        }
        catch (Exception fault)
        {
            _batch[0].Fail(fault);
        }
    }

    /// <summary>One fault must not fail the neighbours: after a rollback each piece has a transaction of its own.</summary>
    private void RunAlone(SqliteWork work)
    {
        try
        {
            Commit([work]);
        }
        catch (Exception fault)
        {
            work.Fail(fault);
        }
    }

    private void Commit(List<SqliteWork> batch)
    {
        _news.Clear();
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            var keep = true;
            foreach (var work in batch)
                keep &= Run(work, alone: batch.Count == 1);
            if (keep)
                _session.Execute("COMMIT");
            else
                _session.Rollback();
        }
        catch
        {
            _session.Rollback();
            throw;
        }

        // Before anybody is told: whoever asks after a write of its own succeeded must not hear of the trouble before it.
        Trouble = null;
        foreach (var change in _news)
            _changes.Announce(change);
        foreach (var work in batch)
            work.Complete();
    }

    /// <returns>False when the work, alone in its transaction, wants it rolled back.</returns>
    private bool Run(SqliteWork work, bool alone)
    {
        _session.Start();
        var before = _session.TotalChanges;
        work.Run(_session);
        if (_session.IsUndone)
            return _session.TotalChanges == before
                || (alone ? false : throw new InvalidOperationException("Work that shares a transaction was undone after it had written."));
        _news.AddRange(_session.Changes);
        return true;
    }
}
