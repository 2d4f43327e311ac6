using SupportBot.Models.Files;
using SupportBot.Training.Answers;
using SupportBot.Training.Data;

namespace SupportBot.Training.Cards;

/// <summary>What a person should know about a model before trusting it: what it was made from, how good it is, and where it errs.</summary>
/// <param name="ModelId">SHA-256 of the model's manifest.</param>
/// <param name="Measured">What the figures were measured on, a sentence.</param>
/// <param name="MeasuredOn">The files measured on; empty when they are the training files.</param>
/// <param name="Texts">Texts that may be shown, by place: of messages written for this project only.</param>
internal sealed record ModelCard(
    string ModelId, ModelManifest Manifest, string Measured, IReadOnlyList<DataFile> MeasuredOn, AnswerSheet Sheet, IReadOnlyDictionary<string, string> Texts)
{
    public const string PageName = "card.html", JsonName = "card.json";

    public const int ErrorsShown = 20, ReliabilityBins = 10;

    /// <summary>The card of a model that was just trained, measured on what its members did not see.</summary>
    public static ModelCard OfTraining(string modelId, ModelManifest manifest, AnswerSheet heldOut, MessageSet messages) => new(
        modelId, manifest,
        $"On all {heldOut.Answers.Count} training messages, each answered by members that did not see it (four folds; one tenth of a large set). The temperatures were fitted on the same answers, so calibration is a little flattered.",
        [], heldOut, TextsOf(messages));

    /// <summary>The card of a model measured on other messages.</summary>
    public static ModelCard OfEvaluation(string modelId, ModelManifest manifest, AnswerSheet sheet, MessageSet messages) => new(
        modelId, manifest, $"On {sheet.Answers.Count} labelled messages named with --data.", messages.Data, sheet, TextsOf(messages));

    /// <summary>Name for machines, name for people, value and meaning of each figure; null where it was not measured.</summary>
    public IReadOnlyList<(string Name, string Title, double? Value, string Meaning)> Figures =>
    [
        ("accuracy", "accuracy", Sheet.Categories.Accuracy, "share of messages whose category was right"),
        ("macroF1", "macro F1", Sheet.Categories.MacroF1, "mean over categories of F1"),
        ("ece", "calibration error", Sheet.Categories.CalibrationError, "expected calibration error (ECE) over 15 bins: how far confidence is from being right, on average"),
        ("topicAccuracy", "topic accuracy", Sheet.TopicAccuracy, "share of messages whose topic was the first guess"),
        ("outOfScopeAuroc", "out of scope, AUROC", Sheet.ScopeArea, "chance that a message out of scope scores above one in scope"),
        ("urgentRecall", "urgent, recall", Sheet.UrgentRecall, FormattableString.Invariant($"share of urgent messages given at least {AnswerSheet.UrgentThreshold:0.0}")),
        ("urgentFalseAlarms", "urgent, false alarms", Sheet.UrgentFalseAlarms, "share of the others given that much"),
        ("urgentRecallAtTenPercentFalseAlarms", "urgent, recall at 10 % false alarms", Sheet.UrgentRecallAtTenPercentFalseAlarms, "share of urgent messages recognised when one in ten others is taken for urgent too"),
    ];

    /// <summary>Messages and share of right answers by labelled language, the most frequent first.</summary>
    public IReadOnlyList<(string Language, int Count, double Accuracy)> Languages =>
        [.. Sheet.Answers.Where(a => a.Lang is not null).GroupBy(a => a.Lang!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count(), g.Count(a => a.IsRight) / (double)g.Count()))]; // filtered just before

    private static Dictionary<string, string> TextsOf(MessageSet messages) =>
        messages.Rows.Where(r => r.IsOurs).DistinctBy(r => r.Place).ToDictionary(r => r.Place, r => r.Text, StringComparer.Ordinal);
}
