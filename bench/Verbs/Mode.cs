using SupportBot.Bench.Load;
using SupportBot.Bench.Servers;

namespace SupportBot.Bench.Verbs;

/// <summary>One way of answering, measured in rounds that alternate with the others', so that a busy machine is busy for all.</summary>
internal sealed class Mode(string name, ServerProcess server, Generator generator)
{
    private readonly List<Round> _rounds = [];

    public string Name => name;

    public ServerProcess Server => server;

    public IReadOnlyList<Round> Rounds => _rounds;

    public double PerSecond => Median(_rounds.Select(round => round.PerSecond));

    /// <summary>So many answers that the code is compiled in its final form before anything is measured.</summary>
    public void WarmUp(int answers) => Check(generator.Run(TimeSpan.FromMinutes(5), answers));

    public void Measure(TimeSpan time)
    {
        var before = server.Cpu;
        var result = generator.Run(time);
        Check(result);
        _rounds.Add(new Round(
            result.PerSecond, result.Percentile(0.5), result.Percentile(0.99), (server.Cpu - before).TotalMicroseconds / result.Answers));
    }

    /// <summary>Throughput of this mode to another's, round by round, median.</summary>
    public double To(Mode other) => Median(_rounds.Zip(other._rounds, (mine, theirs) => mine.PerSecond / theirs.PerSecond));

    public Round Middle => new(
        PerSecond,
        Median(_rounds.Select(round => round.P50)),
        Median(_rounds.Select(round => round.P99)),
        Median(_rounds.Select(round => round.CpuMicroseconds)));

    private void Check(LoadResult result)
    {
        if (result.Errors > 0)
            throw new InvalidOperationException($"{name}: {result.Errors} of {result.Answers} answers were no success.");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="CpuMicroseconds">Processor time of the server per answer.</param>
internal sealed record Round(double PerSecond, double P50, double P99, double CpuMicroseconds);
