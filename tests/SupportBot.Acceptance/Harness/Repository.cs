namespace SupportBot.Acceptance.Harness;

/// <summary>Where things are in the checkout that is tested.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: the bot is tested in the configuration the tests were built in.</summary>
    public static string Configuration { get; } = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    public static string BotFolder => Path.Combine(Root, "bot");

    public static string BotProgram => Path.Combine(BotFolder, "bin", Configuration, "net10.0", "SupportBot.Bot.dll");

    public static string OperatorProgram => Path.Combine(Root, "samples", "operator-api", "bin", Configuration, "net10.0", "operator-api.dll");

    public static string Conversations => Path.Combine(Root, "tests", "SupportBot.Acceptance", "conversations");

    public static bool IsCi => Environment.GetEnvironmentVariable("CI") is "true" or "1";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No SupportBot.sln above {AppContext.BaseDirectory}. Run the tests from a checkout.");
    }
}
