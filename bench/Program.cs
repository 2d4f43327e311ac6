using SupportBot.Bench.Servers;
using SupportBot.Bench.Verbs;

return args switch
{
    ["turns", .. var options] => await TurnsVerb.RunAsync(BenchOptions.Read(options)),
    ["understand", .. var options] => UnderstandVerb.Run(BenchOptions.Read(options)),
    ["memory", .. var options] => await MemoryVerb.RunAsync(BenchOptions.Read(options)),
    ["echo", var port] => await EchoServer.RunAsync(port),
    ["connector", var port] => await ConnectorStub.RunAsync(port),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Measures the bot. Build it first: dotnet build -c Release.
          turns [--rounds 3] [--seconds 5] [--connections 64] [--json]   whole durable turns against an echo and against one commit a turn
          understand [--passes 40] [--json]                              the thinking part of a turn, in process
          memory [--turns 100000] [--json]                               resident memory over many turns
        """);
    return 2;
}
