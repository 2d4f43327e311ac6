namespace SupportBot.Desk;

/// <summary>What the desk writes into the log; ids and outcomes only. Event ids 500–599.</summary>
internal static partial class DeskLog
{
    [LoggerMessage(500, LogLevel.Warning, "The desk's live news stopped; trying again in some seconds.")]
    public static partial void FeedFailed(ILogger logger, Exception fault);
}
