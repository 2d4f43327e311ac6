using System.Diagnostics;

namespace SupportBot.Bench.Load;

/// <summary>Answers of one run, with their latencies.</summary>
internal sealed class LoadResult
{
    private readonly List<uint> _latencies = new(1 << 18);
    private long _started, _stopped;

    public long Answers => _latencies.Count;

    /// <summary>Answers that were no success.</summary>
    public long Errors { get; private set; }

    public double Seconds => (double)(_stopped - _started) / Stopwatch.Frequency;

    public double PerSecond => Answers / Seconds;

    public void Start() => _started = Stopwatch.GetTimestamp();

    public void Stop()
    {
        _stopped = Stopwatch.GetTimestamp();
        _latencies.Sort();
    }

    public void Add(long ticks, int status)
    {
        _latencies.Add((uint)Math.Min(uint.MaxValue, ticks * 1_000_000 / Stopwatch.Frequency));
        if (status is < 200 or > 299)
            Errors++;
    }

    /// <summary>Latency in milliseconds below which this share of the answers came.</summary>
    public double Percentile(double share) => Answers == 0 ? 0 : _latencies[(int)Math.Min(Answers - 1, share * Answers)] / 1000.0;
}
