using System.Globalization;
using Microsoft.Extensions.Logging;

namespace SupportBot.Store.Sql.Sqlite;

/// <summary>Brings a database file to this program's version, or refuses it with a sentence. A new file appears under its name only when it is complete.</summary>
internal sealed class SqliteFile(StoreOptions options, IReadOnlyList<Migration> migrations, TimeProvider time, ILogger logger)
{
    /// <summary>"SBot": other programs' databases have another number or none.</summary>
    private const int ApplicationId = 0x53426F74;

    public string Path { get; } = System.IO.Path.GetFullPath(options.Path);

    private string LogPath => Path + "-wal";

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        MakeFolder();
        await using var mine = await LockAsync(cancellationToken);
        if (File.Exists(Path))
            Update();
        else
            Create();
    }

    /// <summary>Opens a connection with the settings that every connection of ours has.</summary>
    public SqliteSession Open(string path, bool readOnly = false)
    {
        var session = new SqliteSession(path, options.BusyTimeout);
        try
        {
            session.Script(
                """
                PRAGMA trusted_schema = 0;
                PRAGMA cell_size_check = 1;
                PRAGMA foreign_keys = 1;
                PRAGMA synchronous = FULL;
                PRAGMA temp_store = MEMORY;
                PRAGMA secure_delete = FAST;
                PRAGMA journal_size_limit = 67108864;
                PRAGMA wal_autocheckpoint = 12000;
                PRAGMA cache_size = -16000;
                """);
            if (readOnly)
                session.Script("PRAGMA query_only = 1; PRAGMA cache_size = -2000;");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void MakeFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(folder, fault);
        }
    }

    private static StoreSetupException CannotWrite(string folder, Exception fault) => new(
        $"The folder {folder} for the database cannot be written ({fault.Message.TrimEnd('.')}). Give the bot's account the right to write there, or set Store:Path to another place.",
        fault);

    /// <summary>A lock that the system gives back when the process dies, however it dies.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var path = Path + ".lock";
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException fault)
            {
                throw CannotWrite(System.IO.Path.GetDirectoryName(path)!, fault);
            }
            catch (IOException fault) when (fault is DirectoryNotFoundException or PathTooLongException || !File.Exists(path))
            {
                throw CannotWrite(System.IO.Path.GetDirectoryName(path)!, fault);
            }
            catch (IOException fault)
            {
                if (time.GetElapsedTime(began) > options.MigrationTimeout)
                    throw new StoreSetupException($"Another process has been preparing {Path} for {options.MigrationTimeout.TotalSeconds:0.#} s (lock {path}). Wait for it, or stop it.", fault);
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
            }
        }
    }

    /// <summary>A start that is killed here leaves a file of another name, which the next start throws away.</summary>
    private void Create()
    {
        if (File.Exists(LogPath) && new FileInfo(LogPath).Length > 0)
            throw SqliteFault.Damaged(Path, $"the file is missing, but its log {LogPath} is there");
        var unfinished = Path + ".new";
        foreach (var suffix in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(unfinished + suffix);
        using (var session = Open(unfinished))
        {
            session.Pragma("PRAGMA journal_mode = WAL");
            session.Script($"PRAGMA application_id = {ApplicationId.ToString(CultureInfo.InvariantCulture)}");
            Migrate(session);
            session.Script("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        File.Delete(LogPath);
        File.Move(unfinished, Path);
    }

    private void Update()
    {
        CheckHeader();
        using var session = Open(Path);
        if (session.Pragma("PRAGMA application_id") != ApplicationId.ToString(CultureInfo.InvariantCulture))
            throw new StoreSetupException($"{Path} is a database of another program. Set Store:Path to another file.");
        if (options.CheckOnStart && session.Pragma("PRAGMA quick_check(1)") is var fault and not "ok")
            throw SqliteFault.Damaged(Path, fault?.ReplaceLineEndings(" ") ?? "it cannot be checked");
        session.Pragma("PRAGMA journal_mode = WAL");
        Migrate(session);
    }

    private void CheckHeader()
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[16];
        var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read == 0)
            throw SqliteFault.Damaged(Path, "the file is empty");
        if (!header.SequenceEqual("SQLite format 3\0"u8))
            throw SqliteFault.Damaged(Path, "it does not begin like an SQLite database");
    }

    private void Migrate(SqliteSession session)
    {
        var version = int.Parse(session.Pragma("PRAGMA user_version")!, CultureInfo.InvariantCulture);
        foreach (var migration in Migration.Missing(migrations, version, Path))
        {
            session.Script("BEGIN IMMEDIATE");
            try
            {
                session.Script(migration.Sql);
                session.Script($"PRAGMA user_version = {migration.Number.ToString(CultureInfo.InvariantCulture)}");
                session.Script("COMMIT");
            }
            catch
            {
                session.Rollback();
                throw;
            }

            StoreLog.Migrated(logger, migration.Number, migration.Name);
        }
    }
}
