using SupportBot.Models.Learning;
using SupportBot.Models.Replies;
using SupportBot.Models.Serving;
using SupportBot.Privacy;

namespace SupportBot.Training.Data;

/// <summary>Makes the model that reads replies from pairs of question and reply, and measures it on questions it did not see.</summary>
internal static class ReplyTrainer
{
    private const int Folds = 5;

    /// <summary>As wide as keeps all shipped files together below 15 MB.</summary>
    public static TrainingRecipe Recipe { get; } =
        new(ReplyModel.Recipe, MinDocuments: 2, Bags: 2, LinearTasks: 1, Bag: new BagOptions { Width = 64, FeatureDropout = 0.4f, Epochs = 40 }) { HoldOutFrom = int.MaxValue };

    public static ReplyModel Train(IReadOnlyList<ReplyRow> rows, Action<double> progress, ReplyFeatureGroups groups = ReplyFeatureGroups.All) =>
        Train(rows, Recipe, progress, groups);

    /// <summary>
    /// Predicts each reply by a model that saw no reply to its question: replies to one question are alike, so that whole
    /// questions are held out. Rows are given back with the label read.
    /// </summary>
    public static IReadOnlyList<(ReplyRow Row, ReplyLabel Read)> HeldOut(IReadOnlyList<ReplyRow> rows, Action<double> progress, ReplyFeatureGroups groups = ReplyFeatureGroups.All)
    {
        var redactor = new Redactor();
        var questions = rows.Select(r => r.Question).Distinct().ToArray();
        var order = Enumerable.Range(0, questions.Length).ToArray();
        new Chance(20261128).Shuffle(order);
        var foldOf = order.Select((question, i) => (Question: questions[question], Fold: i % Folds)).ToDictionary(q => q.Question, q => q.Fold, StringComparer.Ordinal);
        var read = new List<(ReplyRow, ReplyLabel)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var number = fold;
            // Only the likeliest label counts here, so one held-out tenth is calibration enough.
            var model = Train([.. rows.Where(r => foldOf[r.Question] != number)], Recipe with { HoldOutFrom = 0 }, share => progress((number + share) / Folds), groups);
            foreach (var row in rows.Where(r => foldOf[r.Question] == number))
                read.Add((row, model.Read(redactor.Redact(row.Question).Text, redactor.Redact(row.Reply).Text).Label));
        }

        return read;
    }

    private static ReplyModel Train(IReadOnlyList<ReplyRow> rows, TrainingRecipe recipe, Action<double> progress, ReplyFeatureGroups groups)
    {
        var (sides, names) = (ReplyLabels.Sides.ToList(), ReplyLabels.Names.ToList());
        LabelTask[] tasks = [new(ReplyModel.SideTask, sides), new(ReplyModel.Task, names)];
        var examples = rows.Select(r => new Example(
            ReplyModel.Render(r.Question, r.Reply, groups), [sides.IndexOf(ReplyLabels.Side(ReplyLabels.Parse(r.Meaning))), names.IndexOf(r.Meaning)])).ToList();
        return new(new Trainer(recipe, tasks).Train(examples, progress).Classifier, groups);
    }
}
