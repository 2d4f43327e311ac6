using System.CommandLine;
using SupportBot.Training.Data;

namespace SupportBot.Training.Verbs;

/// <summary>What all verbs share.</summary>
internal static class Verb
{
    public static Option<bool> Json() => new("--json") { Description = "print JSON for machines" };

    /// <summary>Runs a verb; what the caller can mend becomes one sentence on stderr and exit code 1.</summary>
    public static int Run(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (Exception problem) when (problem is DataProblemException or Models.Files.ModelFileException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
    }
}
