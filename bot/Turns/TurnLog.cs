using Microsoft.Extensions.Logging;
using SupportBot.Store;

namespace SupportBot.Bot.Turns;

/// <summary>Events 1000–1099. Ids and outcomes, never words.</summary>
internal static partial class TurnLog
{
    [LoggerMessage(1000, LogLevel.Debug, "Turn on {Channel} done by rule {Rule} with {Replies} replies")]
    public static partial void Done(ILogger logger, string channel, string rule, int replies);

    [LoggerMessage(1001, LogLevel.Debug, "Turn decided again: {Kind} changed meanwhile")]
    public static partial void Again(ILogger logger, ConflictKind kind);

    [LoggerMessage(1002, LogLevel.Warning, "{Channel} delivered an activity id again with other text; the first one stands")]
    public static partial void SameIdOtherText(ILogger logger, string channel);

    [LoggerMessage(1003, LogLevel.Warning, "Look-up {Connector} gave no answer: {Reason}")]
    public static partial void LookUpFailed(ILogger logger, string connector, string reason);

    [LoggerMessage(1004, LogLevel.Error, "The worker of look-ups stopped for a moment and goes on")]
    public static partial void LookUpWorkerFailed(ILogger logger, Exception fault);
}
