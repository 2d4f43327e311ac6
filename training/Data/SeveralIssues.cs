using System.Security.Cryptography;
using System.Text;
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
        var problems = new List<string>();
        List<SeveralRow> rows = [.. JsonLines.Read(file, SeveralJson.Default.SeveralRow, ProblemOf, problems).Select(read => read.Row)];
        if (problems.Count > 0) throw new DataProblemException(string.Join('\n', problems));
        return rows;
    }
    private static string ProblemOf(SeveralRow? row) =>
        row is { Text.Length: > 0, Issues.Count: > 0 } ? "" : "a row needs \"text\" and at least one of \"issues\".";
}
