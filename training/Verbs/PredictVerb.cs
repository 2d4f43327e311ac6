using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Models;
using SupportBot.Privacy;
using SupportBot.Training.Data;
using Command = System.CommandLine.Command;

namespace SupportBot.Training.Verbs;

/// <summary>`predict`: lines on stdin, one JSON object a line on stdout. Secrets are removed before the model reads.</summary>
internal static class PredictVerb
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var model = new Option<DirectoryInfo?>("--model") { Description = "model directory; by default models/trained" };
        var json = Verb.Json();
        json.Description = "accepted for symmetry; the output is always JSON lines";
        var command = new Command("predict", "Understand messages: lines on stdin, JSON lines on stdout.") { model, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var directory = parse.GetValue(model) ?? Repository.Folder("models", "trained");
            Predict(TextModel.Load(directory.FullName), Console.In, Console.Out);
        }));
        return command;
    }

    private static void Predict(TextModel model, TextReader input, TextWriter output)
    {
        var redactor = new Redactor();
        while (input.ReadLine() is { } line) output.WriteLine(Describe(model.Understand(redactor.Redact(line).Text)).ToJsonString(Readable));
    }

    private static JsonObject Describe(Understood meaning) => new()
    {
        ["label"] = meaning.Categories[0].Label,
        ["confidence"] = Round(meaning.Categories[0].Probability),
        ["outOfScope"] = Round(meaning.OutOfScope),
        ["scores"] = Scores(meaning.Categories),
        ["topics"] = Scores(meaning.Topics),
        ["urgent"] = Round(meaning.Urgent),
        ["language"] = meaning.Language,
        ["languageConfidence"] = Round(meaning.LanguageConfidence),
        ["tone"] = meaning.Tone.ToString(),
        ["entities"] = new JsonArray([.. meaning.Entities.Select(e => new JsonObject { ["kind"] = e.Kind.ToString(), ["start"] = e.Start, ["length"] = e.Length, ["value"] = e.Value })]),
    };

    private static JsonObject Scores(IReadOnlyList<LabelScore> scores) => new(scores.Select(s => KeyValuePair.Create(s.Label, (JsonNode?)Round(s.Probability))));

    private static double Round(float value) => Math.Round(value, 4);
}
