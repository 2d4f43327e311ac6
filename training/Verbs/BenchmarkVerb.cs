using System.CommandLine;

namespace SupportBot.Training.Verbs;

/// <summary>`benchmark`: measures an engine on data sets given as files. Each kind of benchmark is a file of its own.</summary>
internal static class BenchmarkVerb
{
    public static Command Create() => new("benchmark", "Measure the engines on data you name.")
    {
        BenchmarkIntentsVerb.Create(),
        BenchmarkRepliesVerb.Create(),
        BenchmarkSearchVerb.Create(),
        BenchmarkAnswerabilityVerb.Create(),
        BenchmarkIssuesVerb.Create(),
    };
}
