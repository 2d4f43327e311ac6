using SupportBot.Models.Features;
using SupportBot.Models.Learning;
using SupportBot.Models.Serving;
using SupportBot.Privacy;

namespace SupportBot.Models.Tests;

/// <summary>Small things to test with.</summary>
internal static class Some
{
    private static readonly Redactor Redactor = new();

    public static SafeText Text(string text) => Redactor.Redact(text).Text;

    public static IReadOnlyList<LabelTask> Tasks { get; } = [new("kind", ["coins", "login"])];

    /// <summary>Few and plain, so that training takes a blink.</summary>
    public static IReadOnlyList<Example> Examples { get; } =
    [
        .. new[] { "my coins are gone", "where are my coins", "coins did not arrive", "sent coins yesterday", "no coins here", "coins are missing again" }.Select(t => new Example(t, [0])),
        .. new[] { "cannot log in", "login fails", "password wrong at login", "log in does not work", "the login page is blank", "no login possible" }.Select(t => new Example(t, [1])),
    ];

    public static TrainingRecipe Recipe { get; } = new(new FeatureRecipe(), Bags: 2, Bag: new BagOptions { Width = 32, Epochs = 20 });

    public static Classifier Classifier() => new Trainer(Recipe, Tasks).Train(Examples).Classifier;

    /// <summary>The model that ships, as the bot loads it.</summary>
    public static TextModel Shipped { get; } = TextModel.Load(Path.Combine(AppContext.BaseDirectory, "trained"));
}
