using System.Collections.Concurrent;

namespace SupportBot.Store.Sql.Sqlite;

/// <summary>A few connections that only read. They see the last commit and never wait for the writer.</summary>
internal sealed class SqliteReaders(Func<SqliteSession> open, StoreOptions options) : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _free = new(options.ConnectionLimit);

    public async Task<T> RunAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (!await _free.WaitAsync(options.BusyTimeout, cancellationToken))
            throw new StoreUnavailableException($"All {options.ConnectionLimit} reading connections stayed busy for {options.BusyTimeout.TotalSeconds:0.#} s.");
        try
        {
            var session = _idle.TryTake(out var idle) ? idle : open();
            try
            {
                return await ReadAsync(session, work);
            }
            finally
            {
                _idle.Add(session);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        foreach (var session in _idle)
            session.Dispose();
        _free.Dispose();
    }

    /// <summary>In one read transaction, so that a ticket and its events fit together.</summary>
    private static async Task<T> ReadAsync<T>(SqliteSession session, Func<Session, ValueTask<T>> work)
    {
        session.Execute("BEGIN");
        try
        {
            var result = await work(session);
            session.Execute("COMMIT");
            return result;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }
}
