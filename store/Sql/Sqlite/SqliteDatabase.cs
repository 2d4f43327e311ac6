using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace SupportBot.Store.Sql.Sqlite;

/// <summary>SQLite in one file: WAL, synchronous=FULL, one writer, a few readers.</summary>
internal sealed class SqliteDatabase : Database
{
    /// <summary>Past this size something keeps the log from being reused: a reader that never ends, or a disk that does not keep up.</summary>
    private const long LongLog = 256L * 1024 * 1024;

    private readonly StoreOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SqliteFile _file;
    private readonly IReadOnlyList<Migration> _migrations;
    private SqliteWriter? _writer;
    private SqliteReaders? _readers;

    public SqliteDatabase(StoreOptions options, TimeProvider time, ILogger logger, IReadOnlyList<Migration>? migrations = null)
        : base(Dialect.Sqlite)
    {
        Batteries_V2.Init();
        _options = options;
        _time = time;
        _logger = logger;
        _migrations = migrations ?? Migration.Embedded(Dialect.Sqlite);
        _file = new SqliteFile(options, _migrations, time, logger);
        Changes = new StoreChanges(logger);
    }

    public override StoreChanges Changes { get; }

    private SqliteWriter Writer => _writer ?? throw NotOpen();

    private SqliteReaders Readers => _readers ?? throw NotOpen();

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_writer is not null)
            return;
        await _file.PrepareAsync(cancellationToken);
        _readers = new SqliteReaders(() => _file.Open(_file.Path, readOnly: true), _options);
        _writer = new SqliteWriter(_file.Open(_file.Path), _options, Changes, _time, _logger);
        await ReleaseClaimsAsync(cancellationToken);
        StoreLog.Ready(_logger, _file.Path, _migrations.Count == 0 ? 0 : _migrations[^1].Number);
    }

    /// <summary>
    /// One process serves a SQLite file, so whoever held a claim is gone: what it was about to send or ask is due at once,
    /// not only when its lease ends.
    /// </summary>
    private Task<int> ReleaseClaimsAsync(CancellationToken cancellationToken) => WriteAsync(
        async s =>
        {
            var sends = await s.ExecuteAsync("UPDATE outbox SET due_at = not_before, claimed_by = NULL WHERE state = 0 AND claimed_by IS NOT NULL");
            return sends + await s.ExecuteAsync("UPDATE effects SET ready_at = due, claimed_by = NULL WHERE claimed_by IS NOT NULL");
        },
        cancellationToken);

    public override Task<T> ReadAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken cancellationToken) =>
        Readers.RunAsync(work, cancellationToken);

    public override Task<T> WriteAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken cancellationToken) =>
        Writer.RunAsync(work, cancellationToken);

    public override async Task<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken)
    {
        var log = new FileInfo(_file.Path + "-wal") is { Exists: true } file ? file.Length : 0;
        var disk = new DriveInfo(_file.Path);
        var (works, problem) = await FindProblemAsync(log, disk, cancellationToken);
        return new StoreHealth(works, problem, Writer.Waiting, log, disk.AvailableFreeSpace);
    }

    public override async Task ScrubAsync(CancellationToken cancellationToken)
    {
        // Empties the log; with secure_delete the pages it is copied to were overwritten.
        using var session = _file.Open(_file.Path);
        await Task.Run(() => session.Script("PRAGMA wal_checkpoint(TRUNCATE)"), cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_writer is not null)
            await _writer.DisposeAsync();
        _readers?.Dispose();
    }

    private async Task<(bool Works, string? Problem)> FindProblemAsync(long log, DriveInfo disk, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(s => s.NumberAsync("SELECT 1"), cancellationToken);
        }
        catch (StoreUnavailableException fault)
        {
            return (false, fault.Message);
        }

        if (Writer.Trouble is { } trouble)
            return (false, trouble.Message);
        if (disk.AvailableFreeSpace < disk.TotalSize * _options.LowSpace)
            return (true, $"The disk that holds {_file.Path} is nearly full: {disk.AvailableFreeSpace / 1_000_000} MB are left. Make room before writes are refused.");
        if (log > LongLog)
            return (true, $"The log {_file.Path}-wal has grown to {log / 1_000_000} MB: a program may hold the database open for reading. End it.");
        return (true, null);
    }

    private static InvalidOperationException NotOpen() => new("The store is not open: await MigrateAsync first.");
}
