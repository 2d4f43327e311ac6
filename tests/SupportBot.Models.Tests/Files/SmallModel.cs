using System.Collections.Concurrent;
using SupportBot.Models.Files;
using SupportBot.Models.Languages;
using SupportBot.Models.Learning;
using SupportBot.Models.Serving;

namespace SupportBot.Models.Tests.Files;

/// <summary>A model for understanding that is made in a blink. What it answers shows which one it is.</summary>
internal static class SmallModel
{
    private static readonly LanguageIdentifier Languages = LanguageIdentifier.Train(Some.Examples.Select(e => (e.Text, "en")));

    private static readonly ConcurrentDictionary<string, (ModelManifest Manifest, Dictionary<string, byte[]> Files)> Made = new(StringComparer.Ordinal);

    /// <param name="name">Its two categories are called after it: "NAME-coins" and "NAME-login".</param>
    public static ModelDirectory Write(string directory, string name)
    {
        var (manifest, files) = Made.GetOrAdd(name, Make);
        ModelDirectory.Write(directory, manifest, files);
        return ModelDirectory.Read(directory);
    }

    private static (ModelManifest Manifest, Dictionary<string, byte[]> Files) Make(string name)
    {
        LabelTask[] tasks =
        [
            new(TextModel.CategoryTask, [$"{name}-coins", $"{name}-login"]),
            new(TextModel.TopicTask, [$"{name}-coins/any", $"{name}-login/any"]),
            new(TextModel.UrgencyTask, ["normal", TextModel.UrgentLabel]),
        ];
        var recipe = new TrainingRecipe(Bags: 0, LinearTasks: 3, ScopeTask: 1);
        var classifier = new Trainer(recipe, tasks).Train([.. Some.Examples.Select((e, i) => new Example(e.Text, [e.Labels[0], e.Labels[0], i % 2]))]).Classifier;
        var manifest = new ModelManifest(ModelFile.FormatVersion, "SupportBot", tasks.ToDictionary(t => t.Name, t => t.Labels), [], new Dictionary<string, double> { ["category.accuracy"] = 0.5 }, []);
        return (manifest, new() { [ModelDirectory.Understanding] = ModelFile.Write(classifier), [ModelDirectory.Languages] = ModelFile.Write(Languages.Latin) });
    }

    /// <summary>The name of the small model that answers.</summary>
    public static string NameOf(TextModel model) => model.Understand(Some.Text("my coins are gone")).Categories[0].Label.Split('-')[0];
}
