using Microsoft.Extensions.Logging;

namespace SupportBot.Knowledge;

internal static partial class KnowledgeLog
{
    [LoggerMessage(2001, LogLevel.Information, "Content changed: {Articles} articles, version {Version}, are served now")]
    public static partial void Reloaded(this ILogger log, int articles, string version);

    [LoggerMessage(2002, LogLevel.Error, "Changed content has {Count} problem(s); the last good content stays:\n{Problems}")]
    public static partial void Kept(this ILogger log, int count, string problems);

    [LoggerMessage(2003, LogLevel.Warning, "Content could not be read, trying again: {Reason}")]
    public static partial void Unreadable(this ILogger log, string reason);
}
