using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SupportBot.Store.Sql.Postgres;

/// <summary>PostgreSQL, shared by several nodes: row locks, the same version check, wake-ups between nodes.</summary>
internal sealed class PostgresDatabase : Database
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresMigrator _migrator;
    private readonly PostgresWakeUps _wakeUps;
    private readonly ILogger _logger;
    private bool _open;

    public PostgresDatabase(StoreOptions options, TimeProvider time, ILogger logger, IReadOnlyList<Migration>? migrations = null)
        : base(Dialect.Postgres)
    {
        _logger = logger;
        var settings = Settings(options);
        _source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        Changes = new StoreChanges(logger);
        _migrator = new PostgresMigrator(settings, options, migrations ?? Migration.Embedded(Dialect.Postgres), logger);
        _wakeUps = new PostgresWakeUps(_source, settings, Changes, time, logger);
    }

    public override StoreChanges Changes { get; }

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_open)
            return;
        await _migrator.RunAsync(cancellationToken);
        await _wakeUps.StartAsync(cancellationToken);
        _open = true;
    }

    /// <summary>In one snapshot, so that a ticket and its events fit together.</summary>
    public override Task<T> ReadAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken cancellationToken) =>
        TwiceAsync(
            async () => (await TryAsync(work, IsolationLevel.RepeatableRead, cancellationToken)).Result,
            cancellationToken);

    public override async Task<T> WriteAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var (result, changes) = await TwiceAsync(() => TryAsync(work, IsolationLevel.ReadCommitted, cancellationToken), cancellationToken);
        foreach (var change in changes)
        {
            Changes.Announce(change);
            _wakeUps.Tell(change);
        }

        return result;
    }

    public override async Task<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(s => s.NumberAsync("SELECT 1"), cancellationToken);
            return new StoreHealth(true, null, 0, 0, null);
        }
        catch (StoreUnavailableException fault)
        {
            return new StoreHealth(false, fault.Message, 0, 0, null);
        }
    }

    /// <summary>The server's vacuum frees what was removed; how soon is the operator's policy.</summary>
    public override Task ScrubAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        await _wakeUps.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Settings(StoreOptions options)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString) { MaxPoolSize = options.ConnectionLimit };
            var seconds = Math.Max(1, (int)Math.Ceiling(options.BusyTimeout.TotalSeconds));
            settings.Timeout = seconds;
            // A lock is waited for as long as allowed; the command's own limit only ends what hangs.
            settings.CommandTimeout = seconds + 10;
            settings.Options = $"{settings.Options} -c lock_timeout={(int)options.BusyTimeout.TotalMilliseconds} -c synchronous_commit=on".TrimStart();
            if (settings.MaxAutoPrepare == 0)
                settings.MaxAutoPrepare = 100;
            return settings;
        }
        catch (ArgumentException fault)
        {
            throw new StoreSetupException($"Store:ConnectionString is not one that Npgsql understands ({fault.Message.TrimEnd('.')}).", fault);
        }
    }

    private async Task<(T Result, IReadOnlyList<StoreChange> Changes)> TryAsync<T>(
        Func<Session, ValueTask<T>> work, IsolationLevel isolation, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
        var session = new PostgresSession(connection, cancellationToken);
        var result = await work(session);
        if (session.IsUndone)
        {
            await transaction.RollbackAsync(cancellationToken);
            return (result, []);
        }

        await session.FlushAsync();
        await CommitAsync(transaction);
        return (result, session.Changes);
    }

    /// <summary>A commit is never tried twice: when its answer is lost, only the inbox key can tell whether it happened.</summary>
    private static async Task CommitAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception fault) when (PostgresFault.IsUnavailable(fault) && !PostgresFault.WasUndone(fault))
        {
            throw PostgresFault.Unavailable(fault);
        }
    }

    private async Task<T> TwiceAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                return await work();
            }
            catch (Exception fault) when (PostgresFault.MayTryAgain(fault) && !cancellationToken.IsCancellationRequested)
            {
                StoreLog.TriedAgain(_logger, fault);
                return await work();
            }
        }
        catch (Exception fault) when (PostgresFault.IsUnavailable(fault))
        {
            throw PostgresFault.Unavailable(fault);
        }
    }
}
