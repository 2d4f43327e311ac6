using System.CommandLine;
using System.Diagnostics;
using SupportBot.Knowledge.Search;
using SupportBot.Training.Data;

namespace SupportBot.Training.Verbs;

/// <summary>`benchmark search`: how early the right document comes, and how fast, with default settings.</summary>
internal static class BenchmarkSearchVerb
{
    private const int Depth = 10;
    private const int Rounds = 4;

    public static Command Create()
    {
        var docs = new Option<FileInfo>("--docs") { Required = true, Description = "id<TAB>title<TAB>body with a header row" };
        var queries = new Option<FileInfo>("--queries") { Required = true, Description = "query<TAB>ids of right documents, comma separated, with a header row" };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en", Description = "language of the documents" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "seed of the misspelt queries" };
        var json = Verb.Json();
        var command = new Command("search", "Index documents and measure ranking and speed.") { docs, queries, language, seed, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var documents = Rows(parse.GetRequiredValue(docs), 3);
            var asked = Queries(Rows(parse.GetRequiredValue(queries), 2), documents);
            Measure(documents, asked, parse.GetRequiredValue(language), parse.GetValue(seed), parse.GetValue(json));
        }));
        return command;
    }

    private sealed record Asked(string Query, HashSet<int> Right);

    private static List<string[]> Rows(FileInfo file, int columns)
    {
        var rows = File.ReadLines(file.FullName).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).ToList();
        var bad = rows.FindIndex(row => row.Length < columns);
        return bad < 0 ? rows : throw new DataProblemException($"{file.Name}, line {bad + 2}: {columns} columns are needed.");
    }

    private static List<Asked> Queries(List<string[]> rows, List<string[]> documents)
    {
        var numbers = documents.Select((row, i) => (Id: row[0], i)).ToDictionary(d => d.Id, d => d.i);
        return [.. rows.Select(row => new Asked(row[0], [.. row[1].Split(',').Where(numbers.ContainsKey).Select(id => numbers[id])]))];
    }

    private static void Measure(List<string[]> documents, List<Asked> asked, string language, int seed, bool json)
    {
        var watch = Stopwatch.StartNew();
        var index = SearchIndex.Build([.. documents.Select(row => new SearchDocument(row[1], [], row[2]))], language);
        var seconds = watch.Elapsed.TotalSeconds;

        var figures = new Figures();
        figures.Add("documents", documents.Count, 0);
        figures.Add("queries", asked.Count, 0);
        var clean = Ranks(index, asked);
        figures.Add("mrr10", MeanReciprocal(clean));
        figures.Add("hit1", Share(clean, 1));
        figures.Add("hit5", Share(clean, 5));
        var typos = new Typos(seed);
        var misspelt = Ranks(index, [.. asked.Select(a => a with { Query = typos.In(a.Query) })]);
        figures.Add("typoMrr10", MeanReciprocal(misspelt));
        figures.Add("typoHit1", Share(misspelt, 1));
        AddSpeed(figures, index, asked);
        figures.Add("indexSeconds", seconds, 3);
        figures.Add("indexBytes", index.Bytes, 0);
        figures.Print("benchmark search", json);
    }

    /// <summary>For each query the rank of the first right document, from 1; 0 if none is among the first ten.</summary>
    private static List<int> Ranks(SearchIndex index, IReadOnlyList<Asked> asked)
    {
        var hits = new DocumentHit[Depth];
        return [.. asked.Select(a => 1 + Array.FindIndex(hits, 0, index.Search(a.Query, hits), hit => a.Right.Contains(hit.Document)))];
    }

    private static double MeanReciprocal(List<int> ranks) => ranks.Average(rank => rank == 0 ? 0 : 1.0 / rank);

    private static double Share(List<int> ranks, int within) => ranks.Average(rank => rank >= 1 && rank <= within ? 1.0 : 0);

    private static void AddSpeed(Figures figures, SearchIndex index, List<Asked> asked)
    {
        var hits = new DocumentHit[Depth];
        for (var round = 0; round < Rounds; round++)
            foreach (var (query, _) in asked) index.Search(query, hits);

        var times = new double[asked.Count];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            index.Search(asked[i].Query, hits);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(times);
        figures.Add("p50Micros", times[times.Length / 2], 1);
        figures.Add("p99Micros", times[(int)(times.Length * 0.99)], 1);
        figures.Add("allocatedBytes", allocated / (double)times.Length, 1);
    }
}
