namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>How one attempt to post an activity ended.</summary>
public abstract record SendResult
{
    /// <summary>Accepted. <paramref name="Id"/> is the channel's id of it; null when it gave none, and then it cannot be changed later.</summary>
    public sealed record Sent(string? Id) : SendResult;

    /// <summary>Certainly not shown: try again, not before <paramref name="After"/> has passed when the channel said so.</summary>
    public sealed record NotSent(string Reason, TimeSpan? After = null) : SendResult;

    /// <summary>The activity went out and nobody knows what became of it: a second attempt may show it twice.</summary>
    public sealed record Unclear(string Reason) : SendResult;

    /// <summary>The channel will never take it.</summary>
    public sealed record Refused(string Reason) : SendResult;
}
