using SupportBot.Knowledge.Guides;
using Xunit;

namespace SupportBot.Knowledge.Tests;

/// <summary>docs/coverage says which article or guide answers which problem: it must stay true when content is renamed or withdrawn.</summary>
public class CoverageTests
{
    private static readonly ContentLoad Shipped = ContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "content"), ContentFolder.Redactor);

    private static readonly List<(string Problem, string[] Answers)> Lines =
    [
        .. Directory.GetFiles(Folder(), "*.tsv").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0)
            .Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1].Split(',', StringSplitOptions.TrimEntries))),
    ];

    [Fact]
    public void Every_article_and_guide_that_is_named_exists()
    {
        var known = Shipped.Base!.Articles.Select(a => a.Id).Concat(Shipped.Base.Guides.All.Select(g => g.Id)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Lines.SelectMany(line => line.Answers.Where(id => !known.Contains(id)).Select(id => $"{line.Problem}: {id}")));
    }

    [Theory]
    [InlineData("account")]
    [InlineData("mining")]
    [InlineData("security")]
    [InlineData("messaging")]
    [InlineData("fees")]
    public void The_thirty_most_frequent_problems_of_a_category_have_an_answer(string category) =>
        Assert.Empty(Enumerable.Range(1, 30).Select(rank => $"{category}:{rank}").Except(Lines.Select(line => line.Problem)));

    private static string Folder()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, "SupportBot.sln"))) return Path.Combine(at, "docs", "coverage");
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
