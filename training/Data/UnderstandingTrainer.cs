using SupportBot.Models;
using SupportBot.Models.Features;
using SupportBot.Models.Files;
using SupportBot.Models.Languages;
using SupportBot.Models.Learning;
using SupportBot.Models.Serving;

namespace SupportBot.Training.Data;

/// <summary>Makes the model that the bot ships with from labelled messages.</summary>
internal static class UnderstandingTrainer
{
    /// <summary>Small rows and no feature of a single message: the shipped files stay below 15 MB.</summary>
    public static TrainingRecipe Recipe { get; } = new(new FeatureRecipe(Concepts: 2f), MinDocuments: 2, Bags: 2, LinearTasks: 3, Bag: new BagOptions { Width = 64, FeatureDropout = 0.4f }, ScopeTask: 1) { HoldOutFrom = int.MaxValue };

    public static (TextModel Model, ModelManifest Manifest, IReadOnlyDictionary<string, byte[]> Files) Train(MessageSet messages, Action<double> progress)
    {
        LabelTask[] tasks =
        [
            new(TextModel.CategoryTask, Labels(messages.Rows.Select(r => r.Label))),
            new(TextModel.TopicTask, Labels(messages.Rows.Select(FullTopic)), TextModel.OffTopicLabel),
            new(TextModel.UrgencyTask, Labels(messages.Rows.Select(r => r.Urgency))),
        ];
        var categories = new HeldOutCategories(tasks[0], tasks[1]);
        var trained = new Trainer(Recipe, tasks).Train([.. messages.Rows.Select(r => Example(r, tasks))], progress, categories.Add);
        var languages = LanguageIdentifier.Train(messages.Rows.Where(r => r.Lang is not null).Select(r => (r.Text, r.Lang!))); // filtered just before
        var files = new Dictionary<string, byte[]>
        {
            [ModelDirectory.Understanding] = ModelFile.Write(trained.Classifier),
            [ModelDirectory.Languages] = ModelFile.Write(languages.Latin),
        };
        return (new(trained.Classifier, languages), Describe(messages, tasks, trained, categories.Result()), files);
    }

    private static string? FullTopic(MessageRow row) => row.Topic is null ? null : row.Label + "/" + row.Topic;

    private static List<string> Labels(IEnumerable<string?> labels) => [.. labels.OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static Example Example(MessageRow row, LabelTask[] tasks) =>
        new(row.Text, [Index(tasks[0], row.Label), Index(tasks[1], FullTopic(row)), Index(tasks[2], row.Urgency)]);

    private static int Index(LabelTask task, string? label) => label is null ? -1 : task.Labels.ToList().IndexOf(label);

    private static ModelManifest Describe(MessageSet messages, LabelTask[] tasks, TrainedClassifier trained, Quality categories)
    {
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (var t = 0; t < tasks.Length; t++)
        {
            var quality = t == 0 ? categories : trained.HeldOut[t];
            metrics[tasks[t].Name + ".accuracy"] = Math.Round(quality.Accuracy, 4);
            metrics[tasks[t].Name + ".macroF1"] = Math.Round(quality.MacroF1, 4);
            metrics[tasks[t].Name + ".ece"] = Math.Round(quality.CalibrationError, 4);
        }

        foreach (var label in categories.Labels) metrics["recall." + label] = Math.Round(categories.Recall(label), 4);
        return new(ModelFile.FormatVersion, "SupportBot", tasks.ToDictionary(t => t.Name, t => t.Labels), messages.Data, metrics, []);
    }
}

/// <summary>Measures the categories as <see cref="TextModel"/> gives them, on messages that the members did not see.</summary>
internal sealed class HeldOutCategories(LabelTask categories, LabelTask topics)
{
    private readonly CategoryMix _mix = new(categories, topics);
    private readonly QualityCounter _counter = new(categories);
    private readonly float[] _mixed = new float[categories.Labels.Count];

    public void Add(int[] labels, ClassifierScratch scratch)
    {
        _mix.Mix(scratch.Probabilities[0], scratch.Probabilities[1], _mixed);
        _counter.Add(labels[0], _mixed);
    }

    public Quality Result() => _counter.Result();
}
