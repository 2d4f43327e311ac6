using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Bench.Servers;

/// <summary>A server under measurement: its own process, its own folder that goes with it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly string? _folder;

    private ServerProcess(Process process, int port, string? folder) => (_process, Port, _folder) = (process, port, folder);

    public int Port { get; }

    /// <summary>Processor time used so far, all threads.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double ResidentMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>The bot as it is shipped, on a database of its own; settings as environment variables.</summary>
    public static Task<ServerProcess> StartBotAsync(IReadOnlyDictionary<string, string> settings)
    {
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("supportbot-bench-").FullName;
        var environment = new Dictionary<string, string>(settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Folders__Data"] = Path.Combine(folder, "data"),
            ["Store__Path"] = Path.Combine(folder, "data", "supportbot.db"),
            ["Logging__LogLevel__Default"] = "Warning",
        };
        return StartAsync([Checkout.BotProgram, "--contentRoot", Checkout.BotFolder, "--urls", $"http://localhost:{port}"], port, folder, environment, "/health/ready");
    }

    /// <summary>A server of this program.</summary>
    public static Task<ServerProcess> StartOwnAsync(string verb)
    {
        var port = FreePort();
        return StartAsync([typeof(ServerProcess).Assembly.Location, verb, port.ToString(CultureInfo.InvariantCulture)], port, null, new Dictionary<string, string>(), "/");
    }

    private static async Task<ServerProcess> StartAsync(string[] arguments, int port, string? folder, IReadOnlyDictionary<string, string> environment, string path)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{arguments[0]} did not start.");
        var server = new ServerProcess(process, port, folder);
        process.OutputDataReceived += (_, line) => server.Keep(line.Data);
        process.ErrorDataReceived += (_, line) => server.Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await server.WaitAsync(path);
        return server;
    }

    /// <summary>The last it printed, for when something went wrong.</summary>
    public string Output => string.Join('\n', _output);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Ready when it answers anything but "not now".</summary>
    private async Task WaitAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{Port}") };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (_process.HasExited)
                throw new InvalidOperationException("The server ended while starting:\n" + Output);
            try
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
                if ((int)answer.StatusCode < 500)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
        throw new TimeoutException("The server was not ready in 30 s:\n" + Output);
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (_output.Count > 500)
            _output.TryDequeue(out _);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Where the program under measurement is.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string BotFolder => Path.Combine(Root, "bot");

    public static string BotProgram => Path.Combine(BotFolder, "bin", "Release", "net10.0", "SupportBot.Bot.dll");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No SupportBot.sln above {AppContext.BaseDirectory}. Run the benchmark from a checkout.");
    }
}
