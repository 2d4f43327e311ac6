using System.Text.Json.Serialization;
using SupportBot.Models.Files;

namespace SupportBot.Training.Data;

/// <summary>One training message, labelled by the rules of docs: category, topic, urgency and language.</summary>
/// <param name="Also">Further categories the message touches; null for none.</param>
internal sealed record MessageRow(string Text, string Label, string? Topic, string? Urgency, string? Lang, IReadOnlyList<string>? Also)
{
    /// <summary>File and line: "messages.en.fees.jsonl:12".</summary>
    [JsonIgnore]
    public string Place { get; init; } = "";

    /// <summary>Written for this project, in training/data, and nobody's message: reports may show it.</summary>
    [JsonIgnore]
    public bool IsOurs { get; init; }
}

/// <param name="Data">What was read, for the manifest.</param>
internal sealed record MessageSet(IReadOnlyList<MessageRow> Rows, IReadOnlyList<DataFile> Data)
{
    public MessageSet With(MessageSet more) => new([.. Rows, .. more.Rows], [.. Data, .. more.Data]);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MessageRow))]
internal sealed partial class MessageJson : JsonSerializerContext;

/// <summary>Reads `*.jsonl` files of messages, whichever were named, or all of a folder, in order of name.</summary>
internal static class MessageFiles
{
    /// <exception cref="DataProblemException">All rows that cannot be used, with file and line.</exception>
    public static MessageSet Read(IReadOnlyList<FileInfo> files)
    {
        var (rows, data, problems) = (new List<MessageRow>(), new List<DataFile>(), new List<string>());
        foreach (var file in files)
        {
            var before = rows.Count;
            var ours = file.Directory?.FullName == Repository.Folder("training", "data").FullName;
            foreach (var (row, line) in JsonLines.Read(file, MessageJson.Default.MessageRow, ProblemOf, problems))
                rows.Add(row with { Place = $"{file.Name}:{line}", IsOurs = ours });
            data.Add(new(file.Name, rows.Count - before, ModelDirectory.Hash(File.ReadAllBytes(file.FullName))));
        }

        if (problems.Count > 0) throw new DataProblemException(string.Join('\n', problems));
        return new(rows, data);
    }

    public static IReadOnlyList<FileInfo> In(DirectoryInfo folder)
    {
        if (!folder.Exists) throw new DataProblemException($"There is no folder {folder.FullName}. Name the data with --data.");
        return [.. folder.GetFiles("*.jsonl").OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    private static string ProblemOf(MessageRow? row) =>
        string.IsNullOrWhiteSpace(row?.Text) || string.IsNullOrWhiteSpace(row.Label) ? "a row needs \"text\" and \"label\"."
        : new[] { row.Label, row.Topic, row.Urgency, row.Lang }.Any(label => label is not null && label.Any(char.IsControl)) ? "a label holds a tab or a line break."
        : "";
}
