using SupportBot.Acceptance.Harness;
using Xunit;

namespace SupportBot.Acceptance.Clients;

/// <summary>Programs of others that these tests use. Without them a test is skipped and says why; where CI is true it fails.</summary>
internal static class Needed
{
    public const string Chromium = "/usr/bin/chromium";

    public static string NodeFolder { get; } = Path.Combine(Repository.Root, "tests", "SupportBot.Acceptance", "node");

    public static void Browser() =>
        IsThere(File.Exists(Chromium), $"There is no {Chromium}. Install the package chromium to run this test.");

    /// <param name="package">A package of <c>tests/SupportBot.Acceptance/node</c>.</param>
    public static void Package(string package)
    {
        IsThere(InPath("node"), "Node.js is not installed. Install the package nodejs to run this test.");
        IsThere(
            Directory.Exists(Path.Combine(NodeFolder, "node_modules", package)),
            $"The npm package {package} is not there. Run \"npm ci --ignore-scripts\" in tests/SupportBot.Acceptance/node to run this test.");
    }

    private static bool InPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static void IsThere(bool isThere, string reason)
    {
        Assert.True(isThere || !Repository.IsCi, reason);
        Skip.IfNot(isThere, reason);
    }
}
