using System.Globalization;

namespace SupportBot.Bench.Verbs;

/// <summary>Options of the command line; what is not given has the value the targets are stated for.</summary>
internal sealed record BenchOptions
{
    public int Rounds { get; init; } = 3;

    public int Seconds { get; init; } = 5;

    public int Connections { get; init; } = 64;

    /// <summary>Answers before measuring begins, for each mode.</summary>
    public int WarmUp { get; init; } = 12_000;

    public int Turns { get; init; } = 100_000;

    public int Passes { get; init; } = 40;

    /// <summary>Results as JSON, one object.</summary>
    public bool Json { get; init; }

    /// <summary>Only the three modes that the targets compare.</summary>
    public bool Brief { get; init; }

    public static BenchOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--json" => options with { Json = true },
                "--brief" => options with { Brief = true },
                "--rounds" => options with { Rounds = Number(arguments, ++i) },
                "--seconds" => options with { Seconds = Number(arguments, ++i) },
                "--connections" => options with { Connections = Number(arguments, ++i) },
                "--warm-up" => options with { WarmUp = Number(arguments, ++i) },
                "--turns" => options with { Turns = Number(arguments, ++i) },
                "--passes" => options with { Passes = Number(arguments, ++i) },
                var other => throw new ArgumentException($"The option {other} is not known."),
            };
        }
        return options;
    }

    private static int Number(IReadOnlyList<string> arguments, int at) =>
        at < arguments.Count && int.TryParse(arguments[at], CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{arguments[at - 1]} needs a positive number.");
}
