using System.Globalization;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Models.Learning;
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
    private const double WeightOfSeveral = 8, WeightOfAlso = 4, WeightOfComposed = 1.5;

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
            List<MessageRow> mine = [.. messages.Rows.Where((_, i) => i % Folds == fold)];
            foreach (var (text, issues) in Composed(mine, new Chance((ulong)fold + 1))) Add(regression, other, categories, redactor.Redact(text).Text.Value, issues, WeightOfComposed);
            foreach (var (row, i) in messages.Rows.Select((row, i) => (row, i)))
            {
                if (i % Folds == fold)
                    Add(regression, other, categories, redactor.Redact(row.Text).Text.Value, [row.Label, .. row.Also ?? []], row.Also is null ? 1 : WeightOfAlso);
            }
        }

        var weights = regression.Fit();
        foreach (var threshold in (double[])[0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5])
            output.WriteLine($"# {threshold} several {Share(_kept.Where(k => k.Weight == WeightOfSeveral), weights, threshold):0.000} also {Share(_kept.Where(k => k.Weight == WeightOfAlso), weights, threshold):0.000} single {Share(_kept.Where(k => k.Weight == 1), weights, threshold):0.000} second on single {_kept.Where(k => k.Weight == 1).Count(k => Chosen(k, weights, threshold).Count > 1) / (double)_kept.Count(k => k.Weight == 1):0.000}");
        output.WriteLine("bias " + weights[^1].ToString("0.000", CultureInfo.InvariantCulture));
        foreach (var (name, weight) in model.Issues.SignNames.Zip(weights)) output.WriteLine(name + " " + weight.ToString("0.000", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Text, string[] Issues)> Composed(List<MessageRow> rows, Chance chance)
    {
        string[] joints = [". ", "\n", ". Also ", " and ", ", ", " - ", ". Another thing: ", " btw ", "\n\n", ", also ", " plus ", "? ", ". "];
        foreach (var group in rows.Where(row => row.Also is null && row.Topic is not ("small-talk" or "off-topic" or "complaint" or "distress")).GroupBy(row => row.Lang).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var pool = group.ToArray();
            for (var i = 0; i < pool.Length; i++)
            {
                var other = pool[chance.Below(pool.Length)];
                if (other.Label == pool[i].Label && i % 4 > 0) continue;
                yield return (pool[i].Text.TrimEnd('.', ' ') + joints[chance.Below(group.Key == "en" ? joints.Length : 2)] + other.Text, [pool[i].Label, other.Label]);
            }
        }
    }

    private static readonly List<(float[][] Signs, bool[] Truth, double Weight)> _kept = [];
    private static List<int> Chosen((float[][] Signs, bool[] Truth, double Weight) k, double[] w, double threshold)
    {
        var p = k.Signs.Select(s => 1 / (1 + Math.Exp(-(w[^1] + s.Zip(w, (a, b) => a * b).Sum())))).ToArray();
        var set = Enumerable.Range(0, p.Length).Where(i => p[i] >= threshold).ToList();
        return set.Count > 0 ? set : [Array.IndexOf(p, p.Max())];
    }
    private static double Share(IEnumerable<(float[][] Signs, bool[] Truth, double Weight)> kept, double[] w, double threshold) =>
        kept.Average(k => Chosen(k, w, threshold).SequenceEqual(Enumerable.Range(0, k.Truth.Length).Where(i => k.Truth[i])) ? 1.0 : 0.0);

    private static void Add(LogisticRegression regression, TextModel model, IReadOnlyList<string> categories, string text, IReadOnlyList<string> issues, double weight)
    {
        var signs = model.Issues.Signs(text);
        _kept.Add((signs, [.. categories.Select(issues.Contains)], weight));
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
