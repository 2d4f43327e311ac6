using System.Net.Sockets;
using System.Runtime;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.Terminal;
using SupportBot.Bot.Turns;
using SupportBot.Store;

namespace SupportBot.Bot.Hosting;

/// <summary>
/// Start to end of the process. Whatever keeps it from starting is one clear sentence on the error stream and exit code 1.
/// </summary>
public static class BotProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return args is ["chat", ..] ? await ChatAsync(args[1..]) : await ServeAsync(args);
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        await using var app = await BotHost.BuildAsync(args);
        await app.StartAsync();
        GiveBackWhatLoadingTook();
        await StartReport.PrintAsync(app, Console.Out);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Reading the model and the content takes a few times their size for a moment; on a small machine that is worth a tenth of a second before people come.</summary>
    private static void GiveBackWhatLoadingTook()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>The terminal chat runs the workers too, but listens on no port.</summary>
    private static async Task<int> ChatAsync(string[] args)
    {
        await using var app = await BotHost.BuildAsync([.. args, "--Logging:LogLevel:Default=Warning"], listens: false);
        await app.StartAsync();
        var chat = new TerminalChat(
            app.Services.GetRequiredService<ITurns>(),
            app.Services.GetRequiredService<IStore>(),
            app.Services.GetRequiredService<TimeProvider>(),
            Console.In,
            Console.Out);
        await chat.RunAsync(app.Lifetime.ApplicationStopping);
        await app.StopAsync();
        return 0;
    }

    /// <summary>The sentence for a fault that an operator can mend; null for one that is ours.</summary>
    private static string? Sentence(Exception fault) => fault switch
    {
        StartException or StoreSetupException or StoreDamagedException => fault.Message,
        OptionsValidationException options => $"The configuration has {options.Failures.Count()} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, options.Failures)}",
        AddressInUseException => PortTaken,
        IOException { InnerException: AddressInUseException } => PortTaken,
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => PortTaken,
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "This user may not listen on that port. Choose one above 1023 with --urls http://localhost:PORT.",
        FormatException or InvalidDataException => $"The configuration cannot be read: {fault.Message}",
        InvalidOperationException { Message: var message } when message.Contains("Failed to convert configuration value", StringComparison.Ordinal) => $"The configuration cannot be read: {message}",
        _ => null,
    };

    private const string PortTaken = "The port is taken by another program. Stop that program, or choose another port with --urls http://localhost:PORT.";
}
