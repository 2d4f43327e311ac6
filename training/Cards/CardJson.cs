using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Models.Files;

namespace SupportBot.Training.Cards;

/// <summary>A model card for machines.</summary>
internal static class CardJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ModelCard card)
    {
        var quality = card.Sheet.Categories;
        return new JsonObject
        {
            ["model"] = card.ModelId,
            ["product"] = card.Manifest.Product,
            ["format"] = card.Manifest.Format,
            ["measured"] = card.Measured,
            ["messages"] = quality.Count,
            ["figures"] = new JsonObject(card.Figures.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)Round(f.Value)))),
            ["categories"] = Array(quality.Labels.Select((label, i) => new JsonObject
            {
                ["label"] = label,
                ["messages"] = quality.Confusion[i].Sum(),
                ["recall"] = Round(quality.Recall(label)),
                ["precision"] = Round(card.Sheet.Precision(i)),
            })),
            ["confusion"] = new JsonObject(quality.Labels.Select((label, i) => KeyValuePair.Create(label, (JsonNode?)new JsonObject(quality.Labels.Select((given, j) => KeyValuePair.Create(given, (JsonNode?)quality.Confusion[i][j])))))),
            ["reliability"] = Array(card.Sheet.Reliability(ModelCard.ReliabilityBins).Select(b => new JsonObject { ["from"] = b.Low, ["to"] = b.High, ["messages"] = b.Count, ["confidence"] = Round(b.Confidence), ["right"] = Round(b.Right) })),
            ["languages"] = Array(card.Languages.Select(l => new JsonObject { ["language"] = l.Language, ["messages"] = l.Count, ["accuracy"] = Round(l.Accuracy) })),
            ["worstErrors"] = Array(card.Sheet.WorstErrors(ModelCard.ErrorsShown).Select(a => Error(a.Row, a.Truth, a.Given, a.Confidence, card.Texts.GetValueOrDefault(a.Row)))),
            ["trainedOn"] = Array(card.Manifest.Data.Select(File)),
            ["measuredOn"] = Array(card.MeasuredOn.Select(File)),
            ["files"] = Array(card.Manifest.Files.Select(f => new JsonObject { ["name"] = f.Name, ["bytes"] = f.Bytes, ["sha256"] = f.Sha256 })),
        }.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Error(string row, string truth, string given, float confidence, string? text)
    {
        var error = new JsonObject { ["row"] = row, ["truth"] = truth, ["given"] = given, ["confidence"] = Round(confidence) };
        if (text is not null) error["text"] = text;
        return error;
    }

    private static JsonObject File(DataFile file) => new() { ["name"] = file.Name, ["rows"] = file.Rows, ["sha256"] = file.Sha256 };

    private static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items]);

    private static double? Round(double? value) => value is { } v ? Math.Round(v, 4) : null;
}
