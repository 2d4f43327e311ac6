namespace SupportBot.Bot.Tests.Channels.DirectLine;

/// <summary>The system's clock, moved by hand; timers run as usual.</summary>
public sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
