using System.CommandLine;
using System.Text.Json.Nodes;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Training.Answers;
using SupportBot.Training.Cards;
using SupportBot.Training.Data;
using Command = System.CommandLine.Command;

namespace SupportBot.Training.Verbs;

/// <summary>`evaluate`: how good a model is on labelled messages that it was not trained on.</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var model = new Option<DirectoryInfo?>("--model") { Description = "model directory; by default models/trained" };
        var data = new Option<FileInfo[]>("--data") { Required = true, Description = "message files (JSON lines with text and label)", AllowMultipleArgumentsPerToken = true };
        var errors = new Option<bool>("--errors") { Description = "list every wrong answer with its text" };
        var card = new Option<FileInfo?>("--card") { Description = "write a model card to this .html file, and the same as .json beside it" };
        var json = Verb.Json();
        var command = new Command("evaluate", "Measure a model on labelled messages.") { model, data, errors, card, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var files = ModelDirectory.Read((parse.GetValue(model) ?? Repository.Folder("models", "trained")).FullName);
            var messages = MessageFiles.Read(parse.GetRequiredValue(data));
            var isJson = parse.GetValue(json);
            var (sheet, languages) = Measure(TextModel.Load(files), messages, isJson);
            if (parse.GetValue(errors) && !isJson) List(sheet, messages);
            if (parse.GetValue(card) is { } page) CardFiles.Write(ModelCard.OfEvaluation(files.Id, files.Manifest, sheet, messages), page.FullName);
            Report(sheet, languages, isJson);
        }));
        return command;
    }

    private static (AnswerSheet Sheet, double? Languages) Measure(TextModel model, MessageSet messages, bool json)
    {
        var labels = AnswerReader.Categories(model);
        if (messages.Rows.FirstOrDefault(r => !labels.Contains(r.Label)) is { } strange)
            throw new DataProblemException($"{strange.Place}: the model knows no label \"{strange.Label}\". It knows {string.Join(", ", labels)}.");
        var (right, told) = (0, 0);
        var sheet = Progress.Run("measuring", json, progress => AnswerReader.Read(model, messages.Rows, progress, (row, understood) =>
        {
            if (row.Lang is null) return;
            told++;
            if (understood.Language == row.Lang.Split('-')[0]) right++;
        }));
        return (sheet, told == 0 ? null : right / (double)told);
    }

    private static void List(AnswerSheet sheet, MessageSet messages)
    {
        foreach (var (answer, row) in sheet.Answers.Zip(messages.Rows).Where(p => !p.First.IsRight))
            Console.WriteLine(FormattableString.Invariant($"{answer.Truth} -> {answer.Given} ({answer.Confidence:0.00}) {row.Text.ReplaceLineEndings(" ")}"));
    }

    private static void Report(AnswerSheet sheet, double? languages, bool json)
    {
        var quality = sheet.Categories;
        var figures = new Figures();
        figures.Add("messages", quality.Count, 0);
        figures.Add("accuracy", quality.Accuracy);
        figures.Add("macroF1", quality.MacroF1);
        figures.Add("ece", quality.CalibrationError);
        foreach (var label in quality.Labels) figures.Add("recall." + label, quality.Recall(label));
        AddMeasured(figures, "accuracy.english", Accuracy(sheet, a => a.Lang == "en"));
        AddMeasured(figures, "accuracy.otherLanguages", Accuracy(sheet, a => a.Lang is not null and not "en"));
        AddMeasured(figures, "language.accuracy", languages);
        AddMeasured(figures, "topic.accuracy", sheet.TopicAccuracy);
        AddMeasured(figures, "scope.auroc", sheet.ScopeArea);
        AddMeasured(figures, "urgent.falseAlarms", sheet.UrgentFalseAlarms);
        AddMeasured(figures, "urgent.recall", sheet.UrgentRecall);
        figures.Add("confusion", new JsonObject(quality.Labels.Select((label, i) =>
            KeyValuePair.Create(label, (JsonNode?)new JsonArray([.. quality.Confusion[i].Select(n => (JsonNode?)n)])))));
        figures.Print("evaluate", json);
        if (!json) ConfusionTable.Print(quality);
    }

    /// <summary>What the rows do not say is left out.</summary>
    private static void AddMeasured(Figures figures, string name, double? value)
    {
        if (value is not null) figures.Add(name, value);
    }

    private static double? Accuracy(AnswerSheet sheet, Func<Answer, bool> which)
    {
        Answer[] some = [.. sheet.Answers.Where(which)];
        return some.Length == 0 ? null : some.Count(a => a.IsRight) / (double)some.Length;
    }
}
