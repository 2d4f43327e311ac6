using SupportBot.Models.Files;
using SupportBot.Training.Answers;
using SupportBot.Training.Data;

namespace SupportBot.Training.Tests;

/// <summary>Small things to test with.</summary>
internal static class Some
{
    public static readonly IReadOnlyList<string> Labels = ["fees", "other", "security"];

    /// <summary>An answer to message <paramref name="number"/>.</summary>
    public static Answer Answer(int number, string truth, string given, float confidence = 0.9f, string? topic = "any", string urgency = "normal", float urgent = 0.05f, float outOfScope = 0.1f) =>
        new($"some.jsonl:{number}", $"{number:x16}", truth, given, confidence, topic, topic, urgency, urgent, outOfScope, "en");

    /// <summary>
    /// 90 messages of each category, nine in ten answered right with confidence .9; a third of "security" is urgent, a third of
    /// "other" out of scope, and both are told apart well.
    /// </summary>
    public static IReadOnlyList<Answer> Answers() => [.. Labels.SelectMany((label, l) => Enumerable.Range(0, 90).Select(i => Answer(
        (l * 90) + i, label, i % 10 == 0 ? Labels[(l + 1) % 3] : label,
        topic: label == "other" && i % 3 == 0 ? "off-topic" : "any",
        urgency: label == "security" && i % 3 == 0 ? "urgent" : "normal",
        urgent: label == "security" && i % 3 == 0 ? 0.8f : 0.05f,
        outOfScope: label == "other" && i % 3 == 0 ? 0.8f : 0.1f)))];

    public static AnswerSheet Sheet(IEnumerable<Answer> answers) => new([.. answers], Labels);

    /// <summary>Message rows as a file of somebody else's would hold them: four kinds, each told in its own words.</summary>
    /// <param name="count">Of each kind.</param>
    /// <param name="wrongFrom">From this number on, theft is labelled as a fee and the other way round.</param>
    public static IReadOnlyList<string> Rows(int count, int wrongFrom = int.MaxValue, string word = "number") => [.. Enumerable.Range(0, count).SelectMany(i => new[]
    {
        $$"""{"text":"my coins {{word}} {{i}} never arrived","label":"{{(i < wrongFrom ? "fees" : "security")}}","topic":"deposit-missing","urgency":"normal","lang":"en"}""",
        $$"""{"text":"somebody stole wallet {{word}} {{i}} just now","label":"{{(i < wrongFrom ? "security" : "fees")}}","topic":"stolen-funds","urgency":"urgent","lang":"en"}""",
        $$"""{"text":"no puedo entrar {{word}} {{i}} veces","label":"account","topic":"login","urgency":"normal","lang":"es"}""",
        $$"""{"text":"what is the weather in town {{word}} {{i}}","label":"other","topic":"off-topic","urgency":"info","lang":"en"}""",
    })];

    /// <summary>Trains a model on rows and writes it as `train` does, but for the card.</summary>
    public static ModelDirectory Model(string directory, IReadOnlyList<string> rows, string file = "messages.jsonl")
    {
        Directory.CreateDirectory(directory);
        var data = Path.Combine(directory, file);
        File.WriteAllLines(data, rows);
        var trained = UnderstandingTrainer.Train(MessageFiles.Read([new FileInfo(data)]), _ => { });
        ModelDirectory.Write(directory, trained.Manifest, trained.Files);
        return ModelDirectory.Read(directory);
    }
}
