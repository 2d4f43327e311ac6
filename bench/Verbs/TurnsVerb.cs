using System.Globalization;
using System.Text.Json;
using SupportBot.Bench.Load;
using SupportBot.Bench.Servers;
using SupportBot.Bench.Traffic;

namespace SupportBot.Bench.Verbs;

/// <summary>Whole turns over HTTP: understood, decided, saved durably, answered.</summary>
internal static class TurnsVerb
{
    private const double LeastToEcho = 0.20, LeastToSingle = 4;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        await using var echo = await ServerProcess.StartOwnAsync("echo");
        await using var grouped = await ServerProcess.StartBotAsync(DirectLine.Settings);
        await using var single = await ServerProcess.StartBotAsync(new Dictionary<string, string> { ["Store__GroupCommit"] = "false" });
        await using var connector = await ServerProcess.StartOwnAsync("connector");
        var heads = options.Brief ? [] : await DirectLine.StartConversationsAsync(grouped);

        var echoMode = Expecting("JSON echo", echo, connector, options);
        var groupMode = Expecting("turns, group commit", grouped, connector, options);
        var singleMode = Expecting("turns, one commit each", single, connector, options);
        List<Mode> modes = [echoMode, groupMode, singleMode];
        if (!options.Brief)
        {
            modes.Add(new Mode("turns, replies posted to a connector", grouped, Load(grouped, options, text =>
                Traffic.Traffic.Message(text, grouped.Port, $"http://localhost:{connector.Port}", expectReplies: false).Replace("conversation-", "posted-", StringComparison.Ordinal))));
            modes.Add(new Mode("turns, Direct Line", grouped, Load(grouped, options, text => Traffic.Traffic.DirectLineMessage(text, grouped.Port), heads)));
        }
        foreach (var mode in modes)
            mode.WarmUp(options.WarmUp);
        for (var round = 0; round < options.Rounds; round++)
            foreach (var mode in modes)
                mode.Measure(TimeSpan.FromSeconds(options.Seconds));
        return Report(options, modes, groupMode.To(echoMode), groupMode.To(singleMode));
    }

    private static Mode Expecting(string name, ServerProcess server, ServerProcess connector, BenchOptions options) =>
        new(name, server, Load(server, options, text => Traffic.Traffic.Message(text, server.Port, $"http://localhost:{connector.Port}", expectReplies: true)));

    private static Generator Load(ServerProcess server, BenchOptions options, Func<string, string> request, byte[][]? heads = null) =>
        new(server.Port, options.Connections, new Traffic.Traffic(options.Connections, request, heads is null ? null : conversation => heads[conversation]));

    private static int Report(BenchOptions options, IReadOnlyList<Mode> modes, double toEcho, double toSingle)
    {
        var good = toEcho >= LeastToEcho && toSingle >= LeastToSingle;
        if (options.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { modes = modes.Select(mode => new { mode.Name, middle = mode.Middle, mode.Rounds }), toEcho, toSingle, good }));
            return good ? 0 : 1;
        }
        Console.WriteLine($"{options.Connections} connections, {options.Rounds} rounds of {options.Seconds} s, medians");
        Console.WriteLine("| mode | answers/s | p50 ms | p99 ms | server CPU µs/answer | answers/s by round |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var mode in modes)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {mode.Name} | {mode.PerSecond:0} | {mode.Middle.P50:0.00} | {mode.Middle.P99:0.0} | {mode.Middle.CpuMicroseconds:0} | {string.Join(", ", mode.Rounds.Select(round => round.PerSecond.ToString("0", CultureInfo.InvariantCulture)))} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"group commit to echo: {toEcho:0.000} (at least {LeastToEcho:0.00})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"group commit to one commit each: {toSingle:0.0} (at least {LeastToSingle:0})"));
        return good ? 0 : 1;
    }
}
