using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace SupportBot.Bot.Tests;

/// <summary>The picture in ARCHITECTURE.md and the projects say the same.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Rooms = ["privacy", "models", "knowledge", "store", "desk", "bot", "training"];

    [Fact]
    public void Project_references_match_the_table_in_ARCHITECTURE()
    {
        foreach (var (room, allowed) in Table())
            Assert.Equal(allowed.Order(), References(room).Order());
    }

    [Fact]
    public void Links_and_paths_named_in_our_Markdown_exist()
    {
        var missing = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories).Where(IsOurs))
            foreach (Match link in Link().Matches(File.ReadAllText(file)))
                if (link.Groups[1].Value is var target && !target.StartsWith("http", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith('/')
                    && !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target.Split('#')[0])))
                    missing.Add($"{Path.GetRelativePath(Root, file)} → {target}");
        Assert.Empty(missing);
    }

    [Fact]
    public void Package_versions_stand_in_one_place_and_are_exact()
    {
        foreach (var project in Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories).Where(IsOurs))
            Assert.DoesNotContain(XDocument.Load(project).Descendants("PackageReference"), package => package.Attribute("Version") is not null);
        Assert.All(XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion"),
            package => Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?$", package.Attribute("Version")!.Value));
    }

    private static Dictionary<string, string[]> Table()
    {
        var rows = File.ReadLines(Path.Combine(Root, "ARCHITECTURE.md")).Select(line => Row().Match(line)).Where(row => row.Success);
        return rows.ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim() switch
        {
            "–" => [],
            "all but training" => Rooms.Where(room => room is not ("bot" or "training")).ToArray(),
            var named => named.Split(',', StringSplitOptions.TrimEntries),
        });
    }

    private static IEnumerable<string> References(string room) =>
        XDocument.Load(Directory.GetFiles(Path.Combine(Root, room), "*.csproj").Single()).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Split('/', '\\')[^2]);

    private static bool IsOurs(string file) =>
        !file.Contains("node_modules", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Run the tests from a checkout.");
    }

    [GeneratedRegex(@"^\| `(\w+)/` \|.*\|([^|]*)\|$", RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
