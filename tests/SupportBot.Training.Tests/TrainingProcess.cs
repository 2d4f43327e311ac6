using System.Diagnostics;

namespace SupportBot.Training.Tests;

/// <summary>Runs the command line as people do, as a process of its own.</summary>
internal static class TrainingProcess
{
    /// <summary>Starts the command line and kills it as soon as the condition holds; it may end before.</summary>
    public static void KillWhen(Func<bool> condition, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "SupportBot.Training.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!; // dotnet runs this very test
        while (!process.WaitForExit(1) && !condition())
        {
        }

        process.Kill();
        process.WaitForExit();
    }

    public static (int Exit, string Output, string Error) Run(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "SupportBot.Training.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!; // dotnet runs this very test
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
