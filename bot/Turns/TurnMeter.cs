using System.Diagnostics.Metrics;

namespace SupportBot.Bot.Turns;

/// <summary>Counts turns by channel and rule, and how long they took.</summary>
public sealed class TurnMeter : IDisposable
{
    private readonly Meter _meter = new("SupportBot");
    private readonly Counter<long> _turns;
    private readonly Histogram<double> _seconds;

    public TurnMeter()
    {
        _turns = _meter.CreateCounter<long>("supportbot.turns");
        _seconds = _meter.CreateHistogram<double>("supportbot.turn.seconds", "s");
    }

    public void Count(string channel, string rule, TimeSpan took)
    {
        _turns.Add(1, new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("rule", rule));
        _seconds.Record(took.TotalSeconds);
    }

    public void Dispose() => _meter.Dispose();
}
