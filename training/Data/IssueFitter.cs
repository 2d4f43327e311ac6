using System.Globalization;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Privacy;

namespace SupportBot.Training.Data;

/// <summary>
/// Fits the weights that decide which categories are issues: logistic regression on the signs, over training messages (read by
/// models that were trained without them) and the messages with several issues that are for fitting.
/// </summary>
internal static class IssueFitter
{
    private const int Folds = 5;

    /// <summary>A message with several issues is rare among the training messages and counts for more.</summary>
    private const double WeightOfSeveral = 8, WeightOfAlso = 4;

    public static void Fit(TextModel model, IReadOnlyList<SeveralRow> several, DirectoryInfo folder, TextWriter output)
    {
        var redactor = new Redactor();
        var categories = model.Manifest!.Labels[TextModel.CategoryTask]; // a loaded model has its manifest
        var regression = new LogisticRegression(model.Issues.SignNames.Count);
        foreach (var row in several) Add(regression, model, categories, redactor.Redact(row.Text).Text.Value, row.Issues, WeightOfSeveral);
        var messages = MessageFiles.Read(MessageFiles.In(Repository.Folder("training", "data")));
        for (var fold = 0; fold < Folds; fold++)
        {
            var other = FoldModel(messages, fold, folder);
            foreach (var (row, i) in messages.Rows.Select((row, i) => (row, i)))
            {
                if (i % Folds == fold)
                    Add(regression, other, categories, redactor.Redact(row.Text).Text.Value, [row.Label, .. row.Also ?? []], row.Also is null ? 1 : WeightOfAlso);
            }
        }

        var weights = regression.Fit();
        output.WriteLine("bias " + weights[^1].ToString("0.000", CultureInfo.InvariantCulture));
        foreach (var (name, weight) in model.Issues.SignNames.Zip(weights)) output.WriteLine(name + " " + weight.ToString("0.000", CultureInfo.InvariantCulture));
    }

    private static void Add(LogisticRegression regression, TextModel model, IReadOnlyList<string> categories, string text, IReadOnlyList<string> issues, double weight)
    {
        var signs = model.Issues.Signs(text);
        for (var c = 0; c < signs.Length; c++) regression.Add(signs[c], issues.Contains(categories[c]), weight);
    }

    private static TextModel FoldModel(MessageSet messages, int fold, DirectoryInfo folder)
    {
        var directory = Path.Combine(folder.FullName, "fold-" + fold);
        if (!Directory.Exists(directory))
        {
            var (_, manifest, files) = UnderstandingTrainer.Train(messages with { Rows = [.. messages.Rows.Where((_, i) => i % Folds != fold)] }, _ => { });
            ModelDirectory.Write(directory, manifest, files);
        }

        return TextModel.Load(directory);
    }
}
