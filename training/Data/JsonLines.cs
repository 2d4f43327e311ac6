using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Training.Data;

/// <summary>Reads files of one JSON object a line.</summary>
internal static class JsonLines
{
    /// <param name="problemOf">What is wrong with a row, as the end of a sentence; "" where nothing is. Null stands for a line that holds null.</param>
    /// <param name="problems">Takes every line that cannot be used, with file and number.</param>
    /// <returns>The rows that can be used, each with the number of its line, from 1.</returns>
    /// <exception cref="DataProblemException">The file is missing.</exception>
    public static IEnumerable<(T Row, int Line)> Read<T>(FileInfo file, JsonTypeInfo<T> type, Func<T?, string> problemOf, ICollection<string> problems)
        where T : class
    {
        if (!file.Exists) throw new DataProblemException($"There is no file {file.FullName}.");
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (line.Length == 0) continue;
            var row = Parse(line, type, problemOf, out var problem);
            if (problem.Length > 0) problems.Add($"{file.Name}, line {number}: {problem}");
            else yield return (row!, number); // a row without a problem is there
        }
    }

    private static T? Parse<T>(string line, JsonTypeInfo<T> type, Func<T?, string> problemOf, out string problem)
        where T : class
    {
        try
        {
            var row = JsonSerializer.Deserialize(line, type);
            problem = problemOf(row);
            return row;
        }
        catch (JsonException wrong)
        {
            problem = $"not a JSON object ({wrong.Message})";
            return null;
        }
    }
}
