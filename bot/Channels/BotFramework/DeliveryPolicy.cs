using SupportBot.Store;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>What becomes of a message of the outbox before and after an attempt. Pure but for the jitter's random numbers.</summary>
/// <param name="giveUpAfter">Counted from when the message was written.</param>
/// <param name="staleAfter">From this age a bot's message is not tried again once the person has written.</param>
/// <param name="random">Jitter, so that what failed together does not come back together.</param>
public sealed class DeliveryPolicy(TimeSpan giveUpAfter, TimeSpan staleAfter, Random random)
{
    /// <summary>Wait before the one repeat of an unclear send.</summary>
    public static readonly TimeSpan UnclearWait = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();

    /// <summary>Why a message is no longer wanted, or null when it may be posted.</summary>
    public string? Superseded(OutboxItem item, DateTimeOffset now) =>
        item.Kind != OutboxKind.BotReply ? null
        // A person has taken over since: the bot stays silent. The goodbye itself carries the new epoch.
        : item.OwnerEpoch < item.CurrentEpoch ? "other-owner"
        : item.Lease.Attempt > 1 && item.LastActivityAt > item.CreatedAt && now - item.CreatedAt >= staleAfter ? "newer-message"
        : null;

    /// <summary>What to do after an attempt.</summary>
    /// <param name="item">The message; its attempt counts from 1.</param>
    /// <param name="result">How the attempt ended.</param>
    /// <param name="uncleared">Unclear attempts before this one.</param>
    /// <param name="now">When it ended.</param>
    public Fate After(OutboxItem item, SendResult result, int uncleared, DateTimeOffset now) => result switch
    {
        SendResult.Sent sent => new Fate.Done(sent.Id),
        SendResult.Refused refused => new Fate.Dead(refused.Reason),
        SendResult.NotSent failed => Later(item, now + Wait(item.Lease.Attempt, failed.After), failed.Reason),
        // Losing an agent's or a ticket's message is worse than showing it twice; for the bot's small talk it is the other way.
        SendResult.Unclear unclear => item.Kind != OutboxKind.BotReply && uncleared == 0
            ? Later(item, now + UnclearWait + Jitter(TimeSpan.FromSeconds(2)), unclear.Reason)
            : new Fate.Dead(unclear.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "This is no result of a send."),
    };

    private Fate Later(OutboxItem item, DateTimeOffset notBefore, string reason) =>
        notBefore > item.CreatedAt + giveUpAfter ? new Fate.Dead(reason) : new Fate.Retry(notBefore, reason);

    /// <summary>Exponential with jitter: between half and all of 1, 2, 4 … 60 s; never less than the channel asked for.</summary>
    private TimeSpan Wait(int attempt, TimeSpan? asked)
    {
        // A channel may ask for ages; more than a day is all the same and would leave the calendar.
        if (asked is { } least) return (least < TimeSpan.FromDays(1) ? least : TimeSpan.FromDays(1)) + Jitter(TimeSpan.FromSeconds(1));
        var most = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Clamp(attempt - 1, 0, 10))));
        return (most / 2) + Jitter(most / 2);
    }

    private TimeSpan Jitter(TimeSpan most)
    {
        lock (_lock)
            return most * random.NextDouble();
    }
}

/// <summary>What becomes of a message.</summary>
public abstract record Fate
{
    public sealed record Done(string? RemoteId) : Fate;

    public sealed record Retry(DateTimeOffset NotBefore, string Reason) : Fate;

    public sealed record Dead(string Reason) : Fate;
}
