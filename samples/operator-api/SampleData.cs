using System.Text.Json;

namespace SupportBot.Samples.OperatorApi;

/// <summary>Answers by kind and id prefix, from data.json: the longest prefix that fits wins, "" is the answer for everybody else.</summary>
public sealed class SampleData
{
    private readonly Dictionary<string, Dictionary<string, JsonElement>> _answers;

    private SampleData(Dictionary<string, Dictionary<string, JsonElement>> answers) => _answers = answers;

    public static SampleData Load(string file) =>
        new(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, JsonElement>>>(File.ReadAllText(file))
            ?? throw new InvalidDataException($"{file} is empty. It must hold an object of answers by kind."));

    public IResult Find(string kind, string id)
    {
        if (!_answers.TryGetValue(kind, out var answers))
            return Results.NotFound();
        var best = answers.Keys.Where(prefix => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).MaxBy(prefix => prefix.Length);
        if (best is null)
            return Results.NotFound();
        // A number stands for a fault: the status to answer with.
        return answers[best].ValueKind == JsonValueKind.Number ? Results.StatusCode(answers[best].GetInt32()) : Results.Json(answers[best]);
    }
}
