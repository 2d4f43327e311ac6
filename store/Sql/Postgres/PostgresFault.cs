using Npgsql;

namespace SupportBot.Store.Sql.Postgres;

/// <summary>Reads Npgsql's exceptions: what may be tried again, what means that the server is not there.</summary>
internal static class PostgresFault
{
    /// <summary>Serialization failure, deadlock, or a connection that broke: nothing was committed, so once more is safe.</summary>
    public static bool MayTryAgain(Exception fault) =>
        WasUndone(fault) || (fault is NpgsqlException { IsTransient: true } && !IsRefusal(fault));

    /// <summary>The server says that it rolled the transaction back for the sake of another.</summary>
    public static bool WasUndone(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    public static bool IsUnavailable(Exception fault) => fault switch
    {
        PostgresException postgres => postgres.SqlState[..2] is "08" or "53" or "57" or "58" or "40"
            || postgres.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException or TimeoutException => true,
        _ => false,
    };

    public static StoreUnavailableException Unavailable(Exception fault) => new(
        $"PostgreSQL does not answer as it should ({Reason(fault)}). Nothing was acknowledged; the same request may be sent again.", fault);

    public static StoreSetupException Setup(string database, Exception fault) => new(
        $"PostgreSQL at {database} cannot be used ({Reason(fault)}). Check Store:ConnectionString, that the server runs, and that the account may create tables.", fault);

    /// <summary>A full pool or disk does not get better by asking again at once.</summary>
    private static bool IsRefusal(Exception fault) => fault is PostgresException { SqlState: ['5', '3', ..] };

    private static string Reason(Exception fault) =>
        fault is PostgresException postgres ? $"{postgres.SqlState}: {postgres.MessageText}" : fault.Message.TrimEnd('.');
}
