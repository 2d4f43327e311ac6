using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Models.Languages;
using SupportBot.Models.Learning;
using SupportBot.Models.Serving;

namespace SupportBot.Bot.Tests.Hosting;

/// <summary>A model store with small models that are made in a blink; which one read a message shows in category and topic.</summary>
internal sealed class SmallModels(string data)
{
    public const string Message = "my coins are gone again";

    private static readonly Lazy<LanguageIdentifier> s_languages = new(() => LanguageIdentifier.Train([("my coins are gone", "en"), ("the login fails", "en")]));

    public ModelStore Store { get; } = new(Path.Combine(data, "models"), new ModelKeys(Path.Combine(data, "keys")));

    /// <summary>Makes a model that takes <see cref="Message"/> for this category and topic, and lets it serve.</summary>
    public int Promote(string category, string topic)
    {
        var folder = Path.Combine(data, "candidate-" + category);
        LabelTask[] tasks =
        [
            new(TextModel.CategoryTask, [category, "other"]),
            new(TextModel.TopicTask, [$"{category}/{topic}", "other/app"]),
            new(TextModel.UrgencyTask, ["normal", TextModel.UrgentLabel]),
        ];
        string[] texts = ["my coins are gone", "the login fails", "where are my coins", "no login today", "coins gone again", "login does not work"];
        var classifier = new Trainer(new TrainingRecipe(Bags: 0, LinearTasks: 3, ScopeTask: 1), tasks).Train([.. texts.Select((text, i) => new Example(text, [i % 2, i % 2, i < 5 ? 0 : 1]))]).Classifier;
        ModelDirectory.Write(folder, new(ModelFile.FormatVersion, "SupportBot", tasks.ToDictionary(t => t.Name, t => t.Labels), [], new Dictionary<string, double>(), []), new Dictionary<string, byte[]>
        {
            [ModelDirectory.Understanding] = ModelFile.Write(classifier),
            [ModelDirectory.Languages] = ModelFile.Write(s_languages.Value.Latin),
        });
        return Store.Promote(ModelDirectory.Read(folder), new PromotionRecord(default, Store.Current(), null, []));
    }

    /// <summary>Promotes a model and breaks it before anybody looks.</summary>
    public int PromoteDamaged(string category, string topic)
    {
        var version = Promote(category, topic);
        File.WriteAllText(Path.Combine(Store.FolderOf(version), ModelDirectory.Understanding), "cut off");
        return version;
    }
}
