using System.CommandLine;
using System.Text.Json.Nodes;
using SupportBot.Models;
using SupportBot.Models.Learning;
using SupportBot.Models.Serving;
using SupportBot.Privacy;
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
        var errors = new Option<bool>("--errors") { Description = "list every wrong answer" };
        var json = Verb.Json();
        var command = new Command("evaluate", "Measure a model on labelled messages.") { model, data, errors, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var directory = parse.GetValue(model) ?? Repository.Folder("models", "trained");
            Measure(TextModel.Load(directory.FullName), MessageFiles.Read(parse.GetRequiredValue(data)), parse.GetValue(errors), parse.GetValue(json));
        }));
        return command;
    }

    private static void Measure(TextModel model, MessageSet messages, bool listErrors, bool json)
    {
        var redactor = new Redactor();
        var task = model.Classifier.Tasks.Select(t => t.Task).First(t => t.Name == TextModel.CategoryTask);
        var quality = new QualityCounter(task);
        var tally = new Tally();
        foreach (var row in messages.Rows)
        {
            var understood = model.Understand(redactor.Redact(row.Text).Text);
            var truth = task.Labels.ToList().IndexOf(row.Label);
            if (truth < 0) throw new DataProblemException($"The model knows no label \"{row.Label}\". It knows {string.Join(", ", task.Labels)}.");
            var probabilities = task.Labels.Select(l => understood.Categories.First(c => c.Label == l).Probability).ToArray();
            quality.Add(truth, probabilities);
            tally.Add(row, understood);
            if (listErrors && !json && understood.Categories[0].Label != row.Label)
                Console.WriteLine($"{row.Label} -> {understood.Categories[0].Label} ({understood.Categories[0].Probability:0.00}) {row.Text.ReplaceLineEndings(" ")}");
        }

        Report(quality.Result(), tally, json);
    }

    private static void Report(Quality quality, Tally tally, bool json)
    {
        var figures = new Figures();
        figures.Add("messages", quality.Count, 0);
        figures.Add("accuracy", quality.Accuracy);
        figures.Add("macroF1", quality.MacroF1);
        figures.Add("ece", quality.CalibrationError);
        foreach (var label in quality.Labels) figures.Add("recall." + label, quality.Recall(label));
        tally.AddTo(figures);
        figures.Add("confusion", new JsonObject(quality.Labels.Select((label, i) =>
            KeyValuePair.Create(label, (JsonNode?)new JsonArray([.. quality.Confusion[i].Select(n => (JsonNode?)n)])))));
        figures.Print("evaluate", json);
        if (!json) ConfusionTable.Print(quality);
    }

    /// <summary>What is counted beside the categories, where the rows say it.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<string, (int Right, int All)> _counts = new(StringComparer.Ordinal);

        public void Add(MessageRow row, Understood understood)
        {
            var right = understood.Categories[0].Label == row.Label;
            if (row.Lang is not null)
            {
                Count(row.Lang == "en" ? "accuracy.english" : "accuracy.otherLanguages", right);
                Count("language.accuracy", understood.Language == row.Lang.Split('-')[0]);
            }

            if (row.Topic is not null) Count("topic.accuracy", understood.Topics[0].Label == row.Topic);
            if (row.Urgency is null) return;
            Count(row.Urgency == TextModel.UrgentLabel ? "urgent.recall" : "urgent.falseAlarms", understood.Urgent >= UrgentThreshold);
        }

        public void AddTo(Figures figures)
        {
            foreach (var (name, (right, all)) in _counts.OrderBy(c => c.Key, StringComparer.Ordinal)) figures.Add(name, right / (double)all);
        }

        private void Count(string name, bool right)
        {
            var (r, all) = _counts.GetValueOrDefault(name);
            _counts[name] = (r + (right ? 1 : 0), all + 1);
        }
    }

    /// <summary>From here on a message counts as urgent in this report: a missed theft costs about four false alarms.</summary>
    private const float UrgentThreshold = 0.2f;
}
