using System.Globalization;
using System.Text.Json;
using SupportBot.Bench.Load;
using SupportBot.Bench.Servers;
using SupportBot.Bench.Traffic;

namespace SupportBot.Bench.Verbs;

/// <summary>Resident memory of the bot while turns go on in a thousand conversations: it must not grow with their number.</summary>
internal static class MemoryVerb
{
    private const double MostMiB = 300, Flat = 0.10;
    private const int Marks = 5;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        await using var connector = await ServerProcess.StartOwnAsync("connector");
        await using var bot = await ServerProcess.StartBotAsync(new Dictionary<string, string>());
        var traffic = new Traffic.Traffic(options.Connections, text => Traffic.Traffic.Message(text, bot.Port, $"http://localhost:{connector.Port}", expectReplies: true));
        using var generator = new Generator(bot.Port, options.Connections, traffic);
        var marks = new List<Mark> { new(0, bot.ResidentMiB, 0, 0) };
        for (var mark = 1; mark <= Marks; mark++)
        {
            var before = bot.Cpu;
            var result = Run(generator, options.Turns / Marks, bot);
            marks.Add(new Mark(options.Turns / Marks * mark, bot.ResidentMiB, result.PerSecond, (bot.Cpu - before).TotalMicroseconds / result.Answers));
        }
        return Report(options, marks);
    }

    private static LoadResult Run(Generator generator, int turns, ServerProcess bot)
    {
        try
        {
            var result = generator.Run(TimeSpan.FromHours(1), turns);
            if (result.Errors > 0)
                throw new InvalidOperationException($"{result.Errors} of {result.Answers} answers were no success.");
            return result;
        }
        catch (Exception fault) when (fault is IOException or TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{fault.Message} The server said:\n{bot.Output}", fault);
        }
    }

    private static int Report(BenchOptions options, List<Mark> marks)
    {
        // The first fifth is warm-up: code is compiled, pools and caches fill.
        var warm = marks.Skip(2).Select(mark => mark.MiB).ToArray();
        var middle = (warm.Min() + warm.Max()) / 2;
        var swing = (warm.Max() - warm.Min()) / 2 / middle;
        var good = swing <= Flat && warm.Max() <= MostMiB;
        if (options.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { marks = marks, swing, good }));
            return good ? 0 : 1;
        }
        Console.WriteLine("| turns | resident MiB | turns/s | server CPU µs/turn |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var mark in marks)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {mark.Turns} | {mark.MiB:0} | {mark.PerSecond:0} | {mark.CpuMicroseconds:0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after warm-up ± {swing:0.0%} (at most ± {Flat:0%}), at most {warm.Max():0} MiB (at most {MostMiB:0})"));
        return good ? 0 : 1;
    }

    private sealed record Mark(int Turns, double MiB, double PerSecond, double CpuMicroseconds);
}
