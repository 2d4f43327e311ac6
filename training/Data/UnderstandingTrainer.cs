using SupportBot.Models;
using SupportBot.Models.Features;
using SupportBot.Models.Files;
using SupportBot.Models.Languages;
using SupportBot.Models.Learning;
using SupportBot.Models.Serving;
using SupportBot.Training.Answers;

namespace SupportBot.Training.Data;

/// <summary>Makes the model that the bot ships with from labelled messages.</summary>
internal static class UnderstandingTrainer
{
    /// <summary>
    /// Small rows, no feature or pair of one or two messages: the shipped files stay below 40 MB. Twice the width and three
    /// bags gave nothing that could be told from chance on held-out messages (loss .586 to .608 of .6, ten thousand rows).
    /// </summary>
    public static TrainingRecipe Recipe { get; } =
        new(new FeatureRecipe(Concepts: 2f, StemPairs: 4), MinDocuments: 3, Bags: 2, LinearTasks: 3, Bag: new BagOptions { Width = 64, FeatureDropout = 0.7f, Epochs = 30 }, ScopeTask: 1)
        {
            HoldOutFrom = int.MaxValue,
            MinPairDocuments = 4,
        };

    public static TrainedModel Train(MessageSet messages, Action<double> progress)
    {
        LabelTask[] tasks =
        [
            new(TextModel.CategoryTask, Labels(messages.Rows.Select(r => r.Label))),
            new(TextModel.TopicTask, Labels(messages.Rows.Select(FullTopic)), TextModel.OffTopicLabel),
            new(TextModel.UrgencyTask, Labels(messages.Rows.Select(r => r.Urgency))),
        ];
        List<Example> examples = [.. messages.Rows.Select(r => Example(r, tasks))];
        // The trainer hands back the labels array of the example: that is how a held-out answer finds its message.
        var rows = examples.Zip(messages.Rows).ToDictionary(p => p.First.Labels, p => p.Second, (IEqualityComparer<int[]>)ReferenceEqualityComparer.Instance);
        var heldOut = new HeldOutReader(tasks[0], tasks[1], tasks[2], rows);
        var trained = new Trainer(Recipe, tasks).Train(examples, progress, heldOut.Add);
        var sheet = heldOut.Sheet();
        var languages = LanguageIdentifier.Train(messages.Rows.Where(r => r.Lang is not null).Select(r => (r.Text, r.Lang!))); // filtered just before
        var files = new Dictionary<string, byte[]>
        {
            [ModelDirectory.Understanding] = ModelFile.Write(trained.Classifier),
            [ModelDirectory.Languages] = ModelFile.Write(languages.Latin),
            [HeldOutFile.Name] = HeldOutFile.Write(sheet),
        };
        return new(new(trained.Classifier, languages), Describe(messages, tasks, trained, sheet), files, sheet);
    }

    private static string? FullTopic(MessageRow row) => row.Topic is null ? null : row.Label + "/" + row.Topic;

    private static List<string> Labels(IEnumerable<string?> labels) => [.. labels.OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static Example Example(MessageRow row, LabelTask[] tasks) =>
        new(row.Text, [Index(tasks[0], row.Label), Index(tasks[1], FullTopic(row)), Index(tasks[2], row.Urgency)]);

    private static int Index(LabelTask task, string? label) => label is null ? -1 : task.Labels.ToList().IndexOf(label);

    private static ModelManifest Describe(MessageSet messages, LabelTask[] tasks, TrainedClassifier trained, AnswerSheet heldOut)
    {
        var categories = heldOut.Categories;
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (var t = 0; t < tasks.Length; t++)
        {
            var quality = t == 0 ? categories : trained.HeldOut[t];
            metrics[tasks[t].Name + ".accuracy"] = Math.Round(quality.Accuracy, 4);
            metrics[tasks[t].Name + ".macroF1"] = Math.Round(quality.MacroF1, 4);
            metrics[tasks[t].Name + ".ece"] = Math.Round(quality.CalibrationError, 4);
        }

        metrics["urgent.recallAtTenPercentFalseAlarms"] = Math.Round(heldOut.UrgentRecallAtTenPercentFalseAlarms ?? 0, 4);
        if (heldOut.ScopeArea is { } area) metrics["scope.auroc"] = Math.Round(area, 4);
        foreach (var label in categories.Labels) metrics["recall." + label] = Math.Round(categories.Recall(label), 4);
        return new(ModelFile.FormatVersion, "SupportBot", tasks.ToDictionary(t => t.Name, t => t.Labels), messages.Data, metrics, []);
    }
}

/// <param name="Files">By name, to be written beside the manifest.</param>
/// <param name="HeldOut">What members that did not see a message said about it.</param>
internal sealed record TrainedModel(TextModel Model, ModelManifest Manifest, IReadOnlyDictionary<string, byte[]> Files, AnswerSheet HeldOut);
