using SupportBot.Models.Serving;

namespace SupportBot.Models.Learning;

/// <summary>
/// Sets the out-of-scope scale from held-out messages. Without outside examples the z-scores are added, all but the log of
/// the best probability, which says nothing that the energy does not (AUROC .9685 with it, .9702 without, CLINC150), and 0.5
/// is the value that one message in twenty in scope exceeds; with at least twenty outside examples a logistic regression is fitted.
/// </summary>
internal static class ScopeFitter
{
    private const double Falsely = 0.05;
    private const int EnoughOutside = 20;

    /// <summary>Weights of the signs where nothing is known of what is outside.</summary>
    private static readonly float[] Added = [-1, 0, -1, -1, -1, -1];

    public static ScopeScale Fit(Classifier classifier, IReadOnlyList<HeldOutRow> rows)
    {
        var (task, outside) = (classifier.ScopeTask, classifier.Tasks[classifier.ScopeTask].Task.OutsideIndex);
        var scratch = classifier.CreateScratch();
        var labelled = rows.Where(r => r.Labels[task] >= 0).ToList();
        float[][] signs = [.. labelled.Select(row => Signs(classifier, row, scratch))];
        bool[] isOutside = [.. labelled.Select(r => r.Labels[task] == outside && outside >= 0)];
        float[][] inside = [.. signs.Where((_, i) => !isOutside[i])];
        if (inside.Length < 2) return ScopeScale.None;
        var mean = new float[ScopeScale.SignCount];
        var deviation = new float[ScopeScale.SignCount];
        for (var s = 0; s < mean.Length; s++)
        {
            mean[s] = inside.Average(v => v[s]);
            deviation[s] = MathF.Max(1e-3f, MathF.Sqrt(inside.Average(v => (v[s] - mean[s]) * (v[s] - mean[s]))));
        }

        return isOutside.Count(o => o) >= EnoughOutside
            ? Regress(signs, isOutside, mean, deviation)
            : AddUp(inside, mean, deviation);
    }

    private static float[] Signs(Classifier classifier, HeldOutRow row, ClassifierScratch scratch)
    {
        classifier.Restore(row, scratch);
        return (float[])scratch.Signs.Clone();
    }

    private static ScopeScale AddUp(float[][] inside, float[] mean, float[] deviation)
    {
        float[] sums = [.. inside.Select(v => v.Select((x, s) => Added[s] * Math.Clamp((x - mean[s]) / deviation[s], -6f, 6f)).Sum()).Order()];
        var threshold = sums[(int)((1 - Falsely) * (sums.Length - 1))];
        return new(mean, deviation, Added, -threshold);
    }

    private static ScopeScale Regress(float[][] signs, bool[] outside, float[] mean, float[] deviation)
    {
        float[][] z = [.. signs.Select(v => v.Select((x, s) => Math.Clamp((x - mean[s]) / deviation[s], -6f, 6f)).ToArray())];
        var weights = new double[ScopeScale.SignCount + 1];
        var gradient = new double[weights.Length];
        for (var step = 0; step < 2000; step++)
        {
            Array.Clear(gradient);
            for (var i = 0; i < z.Length; i++)
            {
                var sum = weights[^1];
                for (var s = 0; s < z[i].Length; s++) sum += weights[s] * z[i][s];
                var error = (1.0 / (1.0 + Math.Exp(-sum))) - (outside[i] ? 1 : 0);
                for (var s = 0; s < z[i].Length; s++) gradient[s] += error * z[i][s];
                gradient[^1] += error;
            }

            for (var s = 0; s < weights.Length; s++) weights[s] -= 0.5 * ((gradient[s] / z.Length) + (s < weights.Length - 1 ? 1e-3 * weights[s] : 0));
        }

        return new(mean, deviation, [.. weights.Take(ScopeScale.SignCount).Select(w => (float)w)], (float)weights[^1]);
    }
}
