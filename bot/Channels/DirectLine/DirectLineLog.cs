namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Events 1300–1319: ids and outcomes, never words, tokens or file names.</summary>
internal static partial class DirectLineLog
{
    [LoggerMessage(1300, LogLevel.Warning, "Direct Line could not keep what came in and answered 503")]
    public static partial void Unavailable(ILogger logger, Exception fault);

    [LoggerMessage(1301, LogLevel.Information, "Conversation {ConversationId} started")]
    public static partial void Started(ILogger logger, string conversationId);

    [LoggerMessage(1302, LogLevel.Information, "Stream of {ConversationId} dropped: its reader was too slow")]
    public static partial void SlowReader(ILogger logger, string conversationId);

    [LoggerMessage(1303, LogLevel.Warning, "Stream of {ConversationId} ended: the store could not be read")]
    public static partial void StreamFailed(ILogger logger, string conversationId, Exception fault);

    [LoggerMessage(1304, LogLevel.Information, "Upload {UploadId} kept: {ContentType}, {Bytes} bytes")]
    public static partial void Uploaded(ILogger logger, string uploadId, string contentType, long bytes);

    [LoggerMessage(1305, LogLevel.Information, "Upload refused: {Reason}")]
    public static partial void UploadRefused(ILogger logger, string reason);

    [LoggerMessage(1306, LogLevel.Information, "A token was refused to a page of another origin")]
    public static partial void ForeignOrigin(ILogger logger);
}
