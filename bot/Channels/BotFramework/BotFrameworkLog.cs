namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>Events 1100–1199: ids and outcomes only.</summary>
internal static partial class BotFrameworkLog
{
    [LoggerMessage(1100, LogLevel.Information, "An activity was refused: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(1101, LogLevel.Warning, "An activity could not be taken now; the channel was asked to try later")]
    public static partial void TryLater(ILogger logger, Exception fault);

    [LoggerMessage(1110, LogLevel.Debug, "Sent {OutboxId} at attempt {Attempt}")]
    public static partial void Sent(ILogger logger, string outboxId, int attempt);

    [LoggerMessage(1111, LogLevel.Information, "{OutboxId} was not sent ({Reason}) at attempt {Attempt}; again at {NotBefore:o}")]
    public static partial void WillRetry(ILogger logger, string outboxId, string reason, int attempt, DateTimeOffset notBefore);

    [LoggerMessage(1112, LogLevel.Warning, "{OutboxId} is given up ({Reason}) after attempt {Attempt}")]
    public static partial void GivenUp(ILogger logger, string outboxId, string reason, int attempt);

    [LoggerMessage(1113, LogLevel.Information, "{OutboxId} is no longer wanted ({Reason})")]
    public static partial void Superseded(ILogger logger, string outboxId, string reason);

    [LoggerMessage(1114, LogLevel.Warning, "{OutboxId}: the lease was lost, its mark was refused")]
    public static partial void LeaseLost(ILogger logger, string outboxId);

    [LoggerMessage(1115, LogLevel.Error, "The outbox cannot be worked on now; again in {Seconds} s")]
    public static partial void OutboxFailed(ILogger logger, double seconds, Exception fault);

    [LoggerMessage(1120, LogLevel.Warning, "No token for the connector: {Code}")]
    public static partial void NoToken(ILogger logger, string code);
}
