using SupportBot.Models.Serving;

namespace SupportBot.Models.Learning;

/// <summary>What members that did not see a message said about it.</summary>
/// <param name="Labels">The truth, for each task; -1 where nobody said.</param>
/// <param name="Margins">For each task, of its SVM (zeros where it has none).</param>
/// <param name="Logits">For each bag, of all tasks.</param>
internal sealed record HeldOutRow(int[] Labels, float[][] Margins, float[][] Logits, float UnknownShare, float Closeness)
{
    public static HeldOutRow Read(Classifier classifier, Example example, ClassifierScratch scratch)
    {
        classifier.Score(example.Text, scratch);
        return new(example.Labels, [.. scratch.Margins.Select(m => (float[])m.Clone())], [.. scratch.Logits.Select(l => (float[])l.Clone())], scratch.Features.UnknownShare, scratch.Closeness);
    }
}

/// <summary>Chooses what to hold out: four folds of a small set, one tenth of a large one. Shuffled with a fixed seed.</summary>
internal static class HeldOut
{
    private const int Folds = 4;

    public static IReadOnlyList<HeldOutRow> Predict(TrainingRecipe recipe, IReadOnlyList<LabelTask> tasks, IReadOnlyList<Example> examples, Action<double>? progress)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        new Chance(20260717).Shuffle(order);
        var single = examples.Count >= recipe.HoldOutFrom;
        var rows = new List<HeldOutRow>();
        for (var fold = 0; fold < (single ? 1 : Folds); fold++)
        {
            var (part, number) = (single ? 10 : Folds, fold);
            Example[] seen = [.. order.Where((_, i) => i % part != number).Select(i => examples[i])];
            Example[] held = [.. order.Where((_, i) => i % part == number).Select(i => examples[i])];
            if (seen.Length == 0 || held.Length == 0) continue;
            var classifier = new EnsembleFitter(recipe, tasks).Fit(seen, share => progress?.Invoke((number + share) / (single ? 1 : Folds)));
            var scratch = classifier.CreateScratch();
            rows.AddRange(held.Select(example => HeldOutRow.Read(classifier, example, scratch)));
        }

        return rows;
    }
}
