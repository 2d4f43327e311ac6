using Microsoft.Extensions.Logging;

namespace SupportBot.Store;

internal static partial class StoreLog
{
    [LoggerMessage(3001, LogLevel.Information, "Database {Database} is ready at version {Version}")]
    public static partial void Ready(ILogger logger, string database, int version);

    [LoggerMessage(3002, LogLevel.Information, "Migration {Number} {Name} applied")]
    public static partial void Migrated(ILogger logger, int number, string name);

    [LoggerMessage(3003, LogLevel.Warning, "A listener to store changes failed")]
    public static partial void ListenerFailed(ILogger logger, Exception fault);

    [LoggerMessage(3004, LogLevel.Warning, "A batch of {Count} writes was rolled back and is run again one by one")]
    public static partial void BatchRerun(ILogger logger, int count, Exception fault);

    [LoggerMessage(3005, LogLevel.Error, "The database cannot be written: {Count} writes were refused")]
    public static partial void WritesRefused(ILogger logger, int count, Exception fault);

    [LoggerMessage(3006, LogLevel.Warning, "Wake-ups from other nodes are interrupted; listening again soon")]
    public static partial void ListeningInterrupted(ILogger logger, Exception fault);

    [LoggerMessage(3007, LogLevel.Warning, "A transaction is tried once more after a serialization failure or deadlock")]
    public static partial void TriedAgain(ILogger logger, Exception fault);
}
