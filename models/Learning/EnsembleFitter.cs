using System.Numerics.Tensors;
using SupportBot.Models.Features;
using SupportBot.Models.Serving;

namespace SupportBot.Models.Learning;

/// <summary>Trains the members of a classifier, side by side on the cores; nothing is calibrated yet.</summary>
internal sealed class EnsembleFitter(TrainingRecipe recipe, IReadOnlyList<LabelTask> tasks)
{
    public Classifier Fit(IReadOnlyList<Example> examples, Action<double>? progress = null)
    {
        // Bags read no pairs of stems, so without a linear member nobody need look for them, in service either.
        var features = recipe.LinearTasks == 0 ? recipe.FeaturesOrDefault with { StemPairs = 0 } : recipe.FeaturesOrDefault;
        var extractor = new FeatureExtractor(features);
        var (vocabulary, pairs) = Vocabulary.Learn(extractor, examples.Select(e => e.Text), recipe.MinDocuments, recipe.MinPairDocuments);
        var (rows, withPairs) = SparseRows.Read(extractor, vocabulary, pairs, examples.Select(e => e.Text));
        int[][] labels = [.. tasks.Select((_, t) => examples.Select(e => e.Labels[t]).ToArray())];
        var linear = new LinearModel?[tasks.Count];
        var bags = new BagModel[recipe.Bags];
        var done = new double[recipe.Bags];
        var svms = Math.Min(recipe.LinearTasks, tasks.Count);
        Parallel.For(0, svms + recipe.Bags, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, job =>
        {
            if (job >= recipe.Bags) linear[job - recipe.Bags] = FitLinear(withPairs, labels, job - recipe.Bags, vocabulary.Count, vocabulary.Count + pairs.Count);
            else bags[job] = FitBag(rows, labels, job, vocabulary.Count, share => Report(done, job, share, progress));
        });
        TaskMembers[] members = [.. tasks.Select((task, t) => new TaskMembers(task, linear[t]))];
        var centers = bags.Length == 0 ? ScopeCenters.None : Centers(rows, labels[recipe.ScopeTask], bags[0], tasks[recipe.ScopeTask].Labels.Count);
        return new(features, vocabulary, pairs, members, bags, recipe.ScopeTask, ScopeScale.None, centers);
    }

    private LinearModel FitLinear(SparseRows rows, int[][] labels, int task, int shared, int features) =>
        new SvmTrainer(recipe.SvmOrDefault).Train(rows, labels[task], shared, features, tasks[task].Labels.Count);

    /// <summary>The mean hidden layer of each label's messages, scaled to length 1.</summary>
    private static ScopeCenters Centers(SparseRows rows, int[] labels, BagModel bag, int labelCount)
    {
        var width = bag.Rows.Width;
        var (sums, hidden) = (new float[labelCount * width], new float[width]);
        for (var row = 0; row < rows.Count; row++)
        {
            if (labels[row] < 0) continue;
            bag.Hidden(rows.Features(row), rows.Values(row), hidden);
            var center = sums.AsSpan(labels[row] * width, width);
            TensorPrimitives.Add(center, hidden, center);
        }

        for (var label = 0; label < labelCount; label++)
        {
            var center = sums.AsSpan(label * width, width);
            var length = TensorPrimitives.Norm(center);
            if (length > 0) TensorPrimitives.Divide(center, length, center);
        }

        return new(width, sums);
    }

    private BagModel FitBag(SparseRows rows, int[][] labels, int number, int features, Action<double> progress)
    {
        var options = recipe.BagOrDefault with { Seed = recipe.BagOrDefault.Seed + (ulong)number };
        int[] sizes = [.. tasks.Select(t => t.Labels.Count)];
        return new BagTrainer(options, features, sizes).Train(rows, labels, [.. Enumerable.Range(0, rows.Count)], progress);
    }

    private static void Report(double[] done, int job, double share, Action<double>? progress)
    {
        if (progress is null) return;
        lock (done)
        {
            done[job] = share;
            progress(done.Average());
        }
    }
}
