using System.Globalization;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Models.Learning;
using SupportBot.Privacy;

namespace SupportBot.Training.Data;

/// <summary>
/// Fits the weights that decide which categories are issues: logistic regression on the signs, over the training messages,
/// pairs of them put together, and the messages with several issues that are for fitting. Training messages are read by
/// models that were trained without them.
/// </summary>
internal sealed class IssueFitter(TextModel model)
{
    private const int Folds = 5;

    /// <summary>One pair in so many of the same category is kept: they teach that two clauses need not be two issues.</summary>
    private const int SameKept = 4;

    /// <summary>What a row counts: messages with several issues are rare among the training messages.</summary>
    private const double WeightOfSeveral = 8, WeightOfAlso = 4, WeightOfPair = 1.5, WeightOfOne = 1;

    private static readonly string[] Joints = [". ", "\n", ". Also ", " and ", ", ", " - ", ". Another thing: ", " btw ", "\n\n", ", also ", " plus ", "? ", ". "];

    /// <summary>Joints that serve every language.</summary>
    private const int PlainJoints = 2;

    private static readonly string[] NoIssue = ["small-talk", "off-topic", "complaint", "distress"];

    private readonly Redactor _redactor = new();
    private readonly IReadOnlyList<string> _categories = model.Classifier.Tasks.First(task => task.Task.Name == TextModel.CategoryTask).Task.Labels;
    private readonly LogisticRegression _regression = new(model.Issues.SignNames.Count);

    /// <summary>Writes one line a weight, as the code keeps them.</summary>
    /// <param name="folder">Keeps the models of the folds; those that are there are used.</param>
    public void Fit(IEnumerable<SeveralRow> several, DirectoryInfo folder, TextWriter output)
    {
        foreach (var row in several) Add(model, row.Text, row.Issues, WeightOfSeveral);
        var messages = MessageFiles.Read(MessageFiles.In(Repository.Folder("training", "data")));
        for (var fold = 0; fold < Folds; fold++)
        {
            var without = FoldModel(messages, fold, folder);
            MessageRow[] rows = [.. messages.Rows.Where((_, i) => i % Folds == fold)];
            foreach (var row in rows) Add(without, row.Text, [row.Label, .. row.Also ?? []], row.Also is null ? WeightOfOne : WeightOfAlso);
            foreach (var (text, issues) in Pairs(rows, (ulong)fold + 1)) Add(without, text, issues, WeightOfPair);
        }

        var weights = _regression.Fit();
        foreach (var (name, weight) in model.Issues.SignNames.Append("bias").Zip(weights))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{weight:0.000}f, // {name}"));
    }

    private static IEnumerable<(string Text, string[] Issues)> Pairs(MessageRow[] rows, ulong seed)
    {
        var chance = new Chance(seed);
        foreach (var group in rows.Where(row => row.Also is null && !NoIssue.Contains(row.Topic)).GroupBy(row => row.Lang).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var pool = group.ToArray();
            for (var i = 0; i < pool.Length; i++)
            {
                var other = pool[chance.Below(pool.Length)];
                if (other.Label == pool[i].Label && i % SameKept > 0) continue;
                var joint = Joints[chance.Below(group.Key == "en" ? Joints.Length : PlainJoints)];
                yield return (pool[i].Text.TrimEnd('.', ' ') + joint + other.Text, [pool[i].Label, other.Label]);
            }
        }
    }

    private void Add(TextModel reader, string text, IReadOnlyList<string> issues, double weight)
    {
        var signs = reader.Issues.Signs(_redactor.Redact(text).Text.Value);
        for (var category = 0; category < signs.Length; category++) _regression.Add(signs[category], issues.Contains(_categories[category]), weight);
    }

    private static TextModel FoldModel(MessageSet messages, int fold, DirectoryInfo folder)
    {
        var directory = Path.Combine(folder.FullName, "fold-" + fold);
        if (!Directory.Exists(directory))
        {
            var trained = UnderstandingTrainer.Train(messages with { Rows = [.. messages.Rows.Where((_, i) => i % Folds != fold)] }, _ => { });
            ModelDirectory.Write(directory, trained.Manifest, trained.Files);
        }

        return TextModel.Load(directory);
    }
}
