using System.Text.Json.Serialization;
using SupportBot.Models.Files;
using SupportBot.Models.Replies;

namespace SupportBot.Training.Data;

/// <summary>One reply to a question, with its meaning by <see cref="ReplyLabels"/>.</summary>
internal sealed record ReplyRow(string Question, string Reply, string Meaning, string? Lang);

/// <param name="Data">What was read, for the manifest.</param>
internal sealed record ReplySet(IReadOnlyList<ReplyRow> Rows, IReadOnlyList<DataFile> Data);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReplyRow))]
internal sealed partial class ReplyJson : JsonSerializerContext;

/// <summary>Reads `*.jsonl` files of replies, in the order given.</summary>
internal static class ReplyFiles
{
    /// <exception cref="DataProblemException">All rows that cannot be used, with file and line.</exception>
    public static ReplySet Read(IReadOnlyList<FileInfo> files)
    {
        var (rows, data, problems) = (new List<ReplyRow>(), new List<DataFile>(), new List<string>());
        foreach (var file in files)
        {
            var before = rows.Count;
            rows.AddRange(JsonLines.Read(file, ReplyJson.Default.ReplyRow, ProblemOf, problems).Select(read => read.Row));
            data.Add(new(file.Name, rows.Count - before, ModelDirectory.Hash(File.ReadAllBytes(file.FullName))));
        }

        if (problems.Count > 0) throw new DataProblemException(string.Join('\n', problems));
        if (rows.Count == 0) throw new DataProblemException("There is nothing to learn from: the data files hold no replies.");
        return new(rows, data);
    }

    private static string ProblemOf(ReplyRow? row) =>
        string.IsNullOrWhiteSpace(row?.Question) || string.IsNullOrWhiteSpace(row.Reply) ? "a row needs \"question\", \"reply\" and \"meaning\"."
        : !ReplyLabels.Names.Contains(row.Meaning) ? $"there is no meaning \"{row.Meaning}\". The meanings are {string.Join(", ", ReplyLabels.Names)}."
        : "";
}
