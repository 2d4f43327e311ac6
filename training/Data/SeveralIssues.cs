using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Training.Data;

/// <summary>A message and the categories a careful agent would open a case for, the one that hurts most first.</summary>
internal sealed record SeveralRow(string Text, IReadOnlyList<string> Issues, IReadOnlyList<string>? Topics, string? Lang, string? Made)
{
    /// <summary>Whether thresholds and weights may be fitted on it; the other half only measures. The text alone decides.</summary>
    public bool ForFitting => (SHA256.HashData(Encoding.UTF8.GetBytes(Text))[0] & 1) == 0;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SeveralRow))]
internal sealed partial class SeveralJson : JsonSerializerContext;

/// <summary>Reads files of messages with several issues (JSON lines).</summary>
internal static class SeveralFile
{
    /// <exception cref="DataProblemException">The file is missing, or rows cannot be used: all of them, with their line.</exception>
    public static IReadOnlyList<SeveralRow> Read(FileInfo file)
    {
        if (!file.Exists) throw new DataProblemException($"There is no file {file.FullName}.");
        var (rows, problems, number) = (new List<SeveralRow>(), new List<string>(), 0);
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (line.Length == 0) continue;
            try
            {
                if (JsonSerializer.Deserialize(line, SeveralJson.Default.SeveralRow) is { Text.Length: > 0, Issues.Count: > 0 } row) rows.Add(row);
                else problems.Add($"{file.Name}, line {number}: a row needs \"text\" and at least one of \"issues\".");
            }
            catch (JsonException wrong)
            {
                problems.Add($"{file.Name}, line {number}: not a JSON object ({wrong.Message})");
            }
        }

        if (problems.Count > 0) throw new DataProblemException(string.Join('\n', problems));
        return rows;
    }
}
