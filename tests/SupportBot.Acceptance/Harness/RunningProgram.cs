using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Acceptance.Harness;

/// <summary>A process of ours with its output collected.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private RunningProgram(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Everything printed so far, both streams.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>What was printed to the error stream.</summary>
    public string Errors => string.Join('\n', _errors);

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static RunningProgram Start(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null) =>
        StartOther("dotnet", [program, .. arguments], folder, environment);

    /// <summary>A program of others, by its command.</summary>
    public static RunningProgram StartOther(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var running = new RunningProgram(process);
        process.OutputDataReceived += (_, line) => running.Keep(line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => running.Keep(line.Data, isError: true);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    private void Keep(string? line, bool isError)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (isError)
            _errors.Enqueue(line);
    }

    /// <summary>Waits until something is printed; at most 30 s.</summary>
    public async Task WaitForOutputAsync(string text)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (Output.Contains(text, StringComparison.Ordinal))
                return;
            await Task.Delay(50);
        }
        throw new TimeoutException($"“{text}” was not printed:\n{Output}");
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>SIGKILL: nothing can be tidied up.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it; gives back the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await ExitAsync(TimeSpan.FromSeconds(30));
    }

    public async Task<int> ExitAsync(TimeSpan limit)
    {
        using var timeout = new CancellationTokenSource(limit);
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
