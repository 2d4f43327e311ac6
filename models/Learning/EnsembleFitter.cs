using SupportBot.Models.Features;
using SupportBot.Models.Serving;

namespace SupportBot.Models.Learning;

/// <summary>Trains the members of a classifier, side by side on the cores; nothing is calibrated yet.</summary>
internal sealed class EnsembleFitter(TrainingRecipe recipe, IReadOnlyList<LabelTask> tasks)
{
    public Classifier Fit(IReadOnlyList<Example> examples, Action<double>? progress = null)
    {
        var extractor = new FeatureExtractor(recipe.FeaturesOrDefault);
        var vocabulary = Vocabulary.Learn(extractor, examples.Select(e => e.Text), recipe.MinDocuments);
        var rows = SparseRows.Read(extractor, vocabulary, examples.Select(e => e.Text));
        int[][] labels = [.. tasks.Select((_, t) => examples.Select(e => e.Labels[t]).ToArray())];
        var linear = new LinearModel?[tasks.Count];
        var bags = new BagModel[recipe.Bags];
        var done = new double[recipe.Bags];
        var svms = Math.Min(recipe.LinearTasks, tasks.Count);
        Parallel.For(0, svms + recipe.Bags, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, job =>
        {
            if (job >= recipe.Bags) linear[job - recipe.Bags] = FitLinear(rows, labels, job - recipe.Bags, vocabulary.Count);
            else bags[job] = FitBag(rows, labels, job, vocabulary.Count, share => Report(done, job, share, progress));
        });
        TaskMembers[] members = [.. tasks.Select((task, t) => new TaskMembers(task, linear[t]))];
        return new(recipe.FeaturesOrDefault, vocabulary, members, bags, recipe.ScopeTask, ScopeScale.None);
    }

    private LinearModel FitLinear(SparseRows rows, int[][] labels, int task, int features) =>
        new SvmTrainer(recipe.SvmOrDefault).Train(rows, labels[task], features, tasks[task].Labels.Count);

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
