using System.Text.Json;
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
            if (!file.Exists) throw new DataProblemException($"There is no file {file.FullName}.");
            var (before, number) = (rows.Count, 0);
            foreach (var line in File.ReadLines(file.FullName))
            {
                number++;
                if (line.Length == 0) continue;
                if (Parse(line, out var problem) is { } row) rows.Add(row);
                else problems.Add($"{file.Name}, line {number}: {problem}");
            }

            data.Add(new(file.Name, rows.Count - before, ModelDirectory.Hash(File.ReadAllBytes(file.FullName))));
        }

        if (problems.Count > 0) throw new DataProblemException(string.Join('\n', problems));
        if (rows.Count == 0) throw new DataProblemException("There is nothing to learn from: the data files hold no replies.");
        return new(rows, data);
    }

    private static ReplyRow? Parse(string line, out string problem)
    {
        problem = "";
        try
        {
            var row = JsonSerializer.Deserialize(line, ReplyJson.Default.ReplyRow);
            if (string.IsNullOrWhiteSpace(row?.Question) || string.IsNullOrWhiteSpace(row.Reply)) problem = "a row needs \"question\", \"reply\" and \"meaning\".";
            else if (!ReplyLabels.Names.Contains(row.Meaning)) problem = $"there is no meaning \"{row.Meaning}\". The meanings are {string.Join(", ", ReplyLabels.Names)}.";
            else return row;
        }
        catch (JsonException wrong)
        {
            problem = $"not a JSON object ({wrong.Message})";
        }

        return null;
    }
}
