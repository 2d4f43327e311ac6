using SupportBot.Models.Serving;

namespace SupportBot.Models.Learning;

/// <summary>
/// Makes a calibrated <see cref="Classifier"/> from examples: first members that do not see a held-out part, which gives
/// honest temperatures and an honest estimate, then members over everything. Deterministic.
/// </summary>
public sealed class Trainer(TrainingRecipe recipe, IReadOnlyList<LabelTask> tasks)
{
    /// <param name="progress">Told the share done, in [0, 1].</param>
    /// <exception cref="ArgumentException">No examples.</exception>
    /// <param name="onHeldOut">Shown each held-out row: its labels, and what members that did not see it say, calibrated.</param>
    public TrainedClassifier Train(IReadOnlyList<Example> examples, Action<double>? progress = null, Action<int[], ClassifierScratch>? onHeldOut = null)
    {
        if (examples.Count == 0) throw new ArgumentException("There is nothing to learn from: the training data holds no rows.", nameof(examples));
        var rows = HeldOut.Predict(recipe, tasks, examples, share => progress?.Invoke(share * HeldOutShare(examples)));
        var raw = new EnsembleFitter(recipe, tasks).Fit(examples, share => progress?.Invoke(HeldOutShare(examples) + (share * (1 - HeldOutShare(examples)))));
        var classifier = Calibrator.Calibrate(raw, rows);
        var scratch = classifier.CreateScratch();
        foreach (var row in onHeldOut is null ? [] : rows)
        {
            classifier.Restore(row, scratch);
            onHeldOut!(row.Labels, scratch); // there are no rows to show when it is null
        }

        return new(classifier, [.. tasks.Select((_, t) => Measure(classifier, rows, t))]);
    }

    private double HeldOutShare(IReadOnlyList<Example> examples) => examples.Count >= recipe.HoldOutFrom ? 0.47 : 0.75;

    private static Quality Measure(Classifier classifier, IReadOnlyList<HeldOutRow> rows, int task)
    {
        var scratch = classifier.CreateScratch();
        var quality = new QualityCounter(classifier.Tasks[task].Task);
        foreach (var row in rows.Where(r => r.Labels[task] >= 0))
        {
            classifier.Restore(row, scratch);
            quality.Add(row.Labels[task], scratch.Probabilities[task]);
        }

        return quality.Result();
    }
}

/// <param name="HeldOut">For each task, measured on messages that the measured members did not see.</param>
public sealed record TrainedClassifier(Classifier Classifier, IReadOnlyList<Quality> HeldOut);
