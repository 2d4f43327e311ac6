using System.Text.Json;

namespace SupportBot.Training.Tests.Verbs;

public sealed class SearchVerbTests : IDisposable
{
    private static readonly string Content = Path.Combine(AppContext.BaseDirectory, "content");

    private readonly string _directory = Directory.CreateTempSubdirectory("search-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Search_answers_a_json_line_for_each_line_and_explains_its_hits()
    {
        var (exit, output, error) = TrainingProcess.Run("why was my fee so high\nzzzqqqxx\n", "search", "--content", Content);

        Assert.True(exit == 0, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2, lines.Count);
        Assert.NotEqual(0, lines[0].GetProperty("hits")[0].GetProperty("explanation").GetArrayLength());
        Assert.Equal(0, lines[1].GetProperty("hits").GetArrayLength());
    }

    [Fact]
    public void Check_names_every_problem_and_fails()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "articles", "en"));
        File.WriteAllText(Path.Combine(_directory, "articles", "en", "a.md"), "---\nid: b\n---\nText.\n");

        var (exit, output, _) = TrainingProcess.Run("", "check", "--content", _directory);

        Assert.Equal(1, exit);
        Assert.Contains("articles/en/a.md:2: The id is \"b\" but the file is called \"a\"", output, StringComparison.Ordinal);
        Assert.Contains("articles/en/a.md:1: The key \"title\" is missing.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Benchmark_search_measures_ranking_and_speed_on_files_it_is_given()
    {
        var docs = Write("docs.tsv", "id\ttitle\tbody\na\tFees\tWhat a transfer costs.\nb\tPools\tWhere miners meet.\n");
        var queries = Write("queries.tsv", "query\trelevant_ids\nwhat does a transfer cost\ta\nmeeting other miners in pools\tb\n");

        var (exit, output, error) = TrainingProcess.Run("", "benchmark", "search", "--docs", docs, "--queries", queries, "--json");

        Assert.True(exit == 0, error);
        var figures = JsonDocument.Parse(output).RootElement;
        Assert.Equal(1, figures.GetProperty("mrr10").GetDouble());
        Assert.Equal(1, figures.GetProperty("hit1").GetDouble());
        Assert.True(figures.GetProperty("p50Micros").GetDouble() > 0);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, text);
        return path;
    }
}
