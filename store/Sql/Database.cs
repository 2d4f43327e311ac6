namespace SupportBot.Store.Sql;

/// <summary>A database that runs work in transactions. Two exist: SQLite and PostgreSQL.</summary>
internal abstract class Database(Dialect dialect) : IAsyncDisposable
{
    public Dialect Dialect { get; } = dialect;

    public abstract StoreChanges Changes { get; }

    public abstract Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Runs <paramref name="work"/> without a transaction of its own; it only reads.</summary>
    public abstract Task<T> ReadAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and completes when that is durable. The work may be run twice (after a deadlock, or when it
    /// shared a batch with a failing neighbour), so it changes nothing but the session.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken cancellationToken);

    public abstract Task<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken);

    /// <summary>Makes sure that what was removed is gone from the log and from free pages.</summary>
    public abstract Task ScrubAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Where the two languages differ.</summary>
/// <param name="ForUpdate">Ends a select whose rows are about to be changed.</param>
/// <param name="SkipLocked">Ends a select that takes what nobody else is taking; <c>{0}</c> is the table.</param>
internal sealed record Dialect(string Name, string ForUpdate, string SkipLocked)
{
    public static Dialect Sqlite { get; } = new("sqlite", "", "");

    public static Dialect Postgres { get; } = new("postgres", " FOR UPDATE", " FOR UPDATE OF {0} SKIP LOCKED");

    public string Skip(string table) => SkipLocked.Replace("{0}", table, StringComparison.Ordinal);
}
