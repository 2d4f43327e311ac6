using SupportBot.Models.Serving;

namespace SupportBot.Models.Learning;

/// <summary>How good predictions are.</summary>
/// <param name="Accuracy">Share of right answers, in [0, 1].</param>
/// <param name="MacroF1">Mean over labels of F1, in [0, 1]; labels that were neither present nor predicted are left out.</param>
/// <param name="CalibrationError">Expected calibration error over 15 bins, in [0, 1].</param>
/// <param name="Confusion">[truth][answer] counts, aligned with <paramref name="Labels"/>.</param>
public sealed record Quality(int Count, double Accuracy, double MacroF1, double CalibrationError, IReadOnlyList<string> Labels, int[][] Confusion)
{
    /// <summary>Share of the messages with this label that were recognised, in [0, 1]; 1 when there are none.</summary>
    public double Recall(string label)
    {
        var row = Labels.ToList().IndexOf(label);
        return row < 0 || Confusion[row].Sum() == 0 ? 1.0 : Confusion[row][row] / (double)Confusion[row].Sum();
    }
}

/// <summary>Counts answers and their confidence.</summary>
public sealed class QualityCounter(LabelTask task)
{
    private const int Bins = 15;

    private readonly int[][] _confusion = [.. task.Labels.Select(_ => new int[task.Labels.Count])];
    private readonly (int Count, double Confidence, int Right)[] _bins = new (int, double, int)[Bins];

    public void Add(int truth, ReadOnlySpan<float> probabilities)
    {
        var best = Answer(probabilities, task.OutsideIndex);
        _confusion[truth][best]++;
        var confidence = probabilities[best];
        ref var bin = ref _bins[Math.Clamp((int)(confidence * Bins), 0, Bins - 1)];
        bin = (bin.Count + 1, bin.Confidence + confidence, bin.Right + (best == truth ? 1 : 0));
    }

    /// <summary>The most probable label other than the outside label.</summary>
    public static int Answer(ReadOnlySpan<float> probabilities, int outside = -1)
    {
        var best = outside == 0 && probabilities.Length > 1 ? 1 : 0;
        for (var i = 0; i < probabilities.Length; i++)
            if (i != outside && probabilities[i] > probabilities[best]) best = i;
        return best;
    }

    public Quality Result()
    {
        var count = _confusion.Sum(row => row.Sum());
        var right = _confusion.Select((row, i) => row[i]).Sum();
        var error = _bins.Sum(b => Math.Abs(b.Right - b.Confidence)) / Math.Max(1, count);
        return new(count, right / (double)Math.Max(1, count), MacroF1(), error, task.Labels, _confusion);
    }

    private double MacroF1()
    {
        var scores = new List<double>();
        for (var label = 0; label < _confusion.Length; label++)
        {
            var (hit, truth, answered) = (_confusion[label][label], _confusion[label].Sum(), _confusion.Sum(row => row[label]));
            if (truth + answered > 0) scores.Add(2.0 * hit / (truth + answered));
        }

        return scores.Count == 0 ? 0 : scores.Average();
    }
}
