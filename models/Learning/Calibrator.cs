using SupportBot.Models.Serving;

namespace SupportBot.Models.Learning;

/// <summary>
/// Finds the temperatures that make probabilities honest on messages the members did not see (Guo et al. 2017), and the
/// scale for messages out of scope.
/// </summary>
internal static class Calibrator
{
    public static Classifier Calibrate(Classifier raw, IReadOnlyList<HeldOutRow> rows)
    {
        if (rows.Count == 0) return raw;
        var first = 0;
        var tasks = new List<TaskMembers>();
        for (var task = 0; task < raw.Tasks.Count; task++)
        {
            tasks.Add(CalibrateTask(raw.Tasks[task], task, first, rows));
            first += raw.Tasks[task].Task.Labels.Count;
        }

        var calibrated = raw.With(tasks, ScopeScale.None);
        return raw.With(tasks, ScopeFitter.Fit(calibrated, rows));
    }

    private static TaskMembers CalibrateTask(TaskMembers members, int task, int first, IReadOnlyList<HeldOutRow> all)
    {
        HeldOutRow[] rows = [.. all.Where(r => r.Labels[task] >= 0)];
        if (rows.Length == 0) return members;
        var labels = members.Task.Labels.Count;
        var bag = rows[0].Logits.Length == 0 ? 1f : BestTemperature(t => MeanLoss(rows, task, labels, (row, sums) =>
        {
            Softmax.AddLog(row.Logits[0].AsSpan(first, labels), t, sums);
        }));
        var linear = members.Linear is null ? 1f : BestTemperature(t => MeanLoss(rows, task, labels, (row, sums) =>
            Softmax.AddLog(row.Margins[task].AsSpan(0, labels), t, sums)));
        var set = members with { BagTemperature = bag, LinearTemperature = linear };
        return Weights(set, rows[0].Logits.Length).Select(weight => Fit(set with { LinearWeight = weight }, task, first, rows)).MinBy(fit => fit.Loss).Members;
    }

    /// <summary>A linear member that sees pairs of words can be worth more than one bag of several, or, on little data, less.</summary>
    private static float[] Weights(TaskMembers members, int bags) => members.Linear is null || bags == 0 ? [1f] : [0.5f, 1f, 1.5f, 2f, 3f];

    private static (TaskMembers Members, double Loss) Fit(TaskMembers set, int task, int first, HeldOutRow[] rows)
    {
        double Loss(float temperature) => MeanLoss(rows, task, set.Task.Labels.Count, (row, sums) => Mix(set, task, first, row, temperature, sums));
        var best = BestTemperature(Loss);
        return (set with { Temperature = best }, Loss(best));
    }

    private static void Mix(TaskMembers members, int task, int first, HeldOutRow row, float temperature, Span<float> sums)
    {
        var weight = members.Mix(row.Margins[task], row.Logits, first, sums);
        for (var i = 0; i < sums.Length; i++) sums[i] /= weight * temperature;
        var total = Softmax.LogSumExp(sums);
        for (var i = 0; i < sums.Length; i++) sums[i] -= total;
    }

    private delegate void AddLogProbabilities(HeldOutRow row, Span<float> sums);

    private static double MeanLoss(HeldOutRow[] rows, int task, int labels, AddLogProbabilities add)
    {
        var sums = new float[labels];
        var loss = 0.0;
        foreach (var row in rows)
        {
            Array.Clear(sums);
            add(row, sums);
            loss -= sums[row.Labels[task]];
        }

        return loss / rows.Length;
    }

    /// <summary>Golden-section search over ln T in [ln .05, ln 5]: the loss has one valley.</summary>
    private static float BestTemperature(Func<float, double> loss)
    {
        const double Ratio = 0.6180339887498949;
        var (low, high) = (Math.Log(0.05), Math.Log(5.0));
        var (a, b) = (high - (Ratio * (high - low)), low + (Ratio * (high - low)));
        var (lossA, lossB) = (loss((float)Math.Exp(a)), loss((float)Math.Exp(b)));
        for (var i = 0; i < 24; i++)
        {
            if (lossA < lossB)
            {
                (high, b, lossB) = (b, a, lossA);
                a = high - (Ratio * (high - low));
                lossA = loss((float)Math.Exp(a));
            }
            else
            {
                (low, a, lossA) = (a, b, lossB);
                b = low + (Ratio * (high - low));
                lossB = loss((float)Math.Exp(b));
            }
        }

        return (float)Math.Exp((low + high) / 2);
    }
}
