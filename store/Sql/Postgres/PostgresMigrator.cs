using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SupportBot.Store.Sql.Postgres;

/// <summary>Brings a PostgreSQL database to this program's version. Nodes that start together wait for each other on an advisory lock, which ends with its connection.</summary>
internal sealed class PostgresMigrator(NpgsqlConnectionStringBuilder settings, StoreOptions options, IReadOnlyList<Migration> migrations, ILogger logger)
{
    /// <summary>"SBot", as in the SQLite file.</summary>
    private const long LockKey = 0x53426F74;

    private string Database => $"{settings.Host}/{settings.Database}";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Not pooled: closing it must end the session, and with it the lock.
            var own = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, CommandTimeout = 0 };
            await using var connection = new NpgsqlConnection(own.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await LockAsync(connection, cancellationToken);
            await MigrateAsync(connection, cancellationToken);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw PostgresFault.Setup(Database, fault);
        }
    }

    private async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var patience = ((long)options.MigrationTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        try
        {
            await RunAsync(connection, $"SET lock_timeout = {patience}; SELECT pg_advisory_lock({LockKey.ToString(CultureInfo.InvariantCulture)})", cancellationToken);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StoreSetupException(
                $"Another node has been preparing the database {Database} for {options.MigrationTimeout.TotalSeconds:0.#} s. Wait for it, or stop it.", fault);
        }
    }

    private async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await AskAsync(connection, "SHOW server_encoding", cancellationToken) is not "UTF8")
            throw new StoreSetupException($"The database {Database} is not encoded in UTF8. Create it with ENCODING 'UTF8'.");
        await RunAsync(connection, "CREATE TABLE IF NOT EXISTS store_version (version bigint NOT NULL)", cancellationToken);
        var version = (int)(long)(await AskAsync(connection, "SELECT COALESCE(MAX(version), 0) FROM store_version", cancellationToken) ?? 0L);
        foreach (var migration in Migration.Missing(migrations, version, Database))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await RunAsync(connection, migration.Sql, cancellationToken);
            await RunAsync(connection, $"INSERT INTO store_version VALUES ({migration.Number.ToString(CultureInfo.InvariantCulture)})", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            StoreLog.Migrated(logger, migration.Number, migration.Name);
        }

        StoreLog.Ready(logger, Database, migrations.Count == 0 ? 0 : migrations[^1].Number);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
