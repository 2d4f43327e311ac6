using System.Globalization;
using SupportBot.Training.Answers;

namespace SupportBot.Training.Gate;

/// <param name="Passed">Null where the messages do not suffice to tell; such a check stops nobody, and says so.</param>
/// <param name="Sentence">Both figures, and the limit they are held to.</param>
internal sealed record GateCheck(string Name, bool? Passed, string Sentence);

/// <summary>What the gate says about a candidate.</summary>
/// <param name="Messages">Compared by both models.</param>
internal sealed record GateVerdict(int Messages, IReadOnlyList<GateCheck> Checks)
{
    public bool Passes => Checks.All(c => c.Passed != false);
}

/// <summary>
/// Compares a candidate with the champion on the same messages, which neither was trained on, and finds what became worse.
/// Pure. What counts as worse is stated in docs/operating.md.
/// </summary>
internal static class PromotionGate
{
    /// <summary>With fewer messages nothing can be said.</summary>
    public const int FewestMessages = 30;

    /// <summary>A share of fewer messages than this says too little to refuse a model for.</summary>
    public const int EnoughForShare = 20;

    /// <summary>The calibration error of a perfectly honest model on fewer messages is above the limit by chance alone (15 bins).</summary>
    public const int EnoughForCalibration = 500;

    private const double Significance = 0.05, MostAccuracyDrop = 0.02, MostRecallDrop = 0.03, MostCalibrationRise = 0.01, MostCalibration = 0.06, MostScopeDrop = 0.01;

    /// <summary>Differences below this are rounding.</summary>
    private const double Nothing = 1e-9;

    /// <param name="lostLabels">Labels that the champion knows and the candidate does not.</param>
    public static GateVerdict Compare(AnswerSheet champion, AnswerSheet candidate, IReadOnlyList<string> lostLabels)
    {
        var count = candidate.Answers.Count;
        var enough = new GateCheck("messages", count >= FewestMessages, $"{count} messages are compared; at least {FewestMessages} are needed.");
        var labels = new GateCheck("labels", lostLabels.Count == 0, lostLabels.Count == 0 ? "The candidate knows every label that the champion knows." : $"The candidate does not know {string.Join(", ", lostLabels)}.");
        return new(count, count < FewestMessages ? [enough, labels] :
        [
            enough,
            labels,
            Overall(champion, candidate),
            .. candidate.Labels.Union(champion.Labels, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(label => Recall(label, champion, candidate)),
            Calibration(champion.Categories.CalibrationError, candidate.Categories.CalibrationError, count),
            Scope(champion, candidate),
            Urgent("urgent", 0, "of the urgent messages recognised", champion, candidate, s => s.UrgentRecall),
            Urgent("urgent ranking", MostRecallDrop, "of them recognised when one in ten others is taken for urgent too", champion, candidate, s => s.UrgentRecallAtTenPercentFalseAlarms),
        ]);
    }

    private static GateCheck Overall(AnswerSheet champion, AnswerSheet candidate)
    {
        var pairs = champion.Answers.Zip(candidate.Answers).ToList();
        var (onlyChampion, onlyCandidate) = (pairs.Count(p => p.First.IsRight && !p.Second.IsRight), pairs.Count(p => !p.First.IsRight && p.Second.IsRight));
        var chance = McNemar.ChanceOfAtLeast(onlyChampion, onlyCandidate);
        var drop = champion.Categories.Accuracy - candidate.Categories.Accuracy;
        var isWorse = drop > 0 && chance < Significance;
        return new("overall", !isWorse && drop <= MostAccuracyDrop + Nothing, string.Create(CultureInfo.InvariantCulture,
            $"{Points(candidate.Categories.Accuracy)} right, champion {Points(champion.Categories.Accuracy)}; {onlyCandidate} only the candidate, {onlyChampion} only the champion (McNemar's exact test: p = {chance:0.###} if both were equally good, refused below {Significance}, or when more than {Limit(MostAccuracyDrop)} are lost)."));
    }

    private static GateCheck Recall(string label, AnswerSheet champion, AnswerSheet candidate)
    {
        var messages = candidate.Answers.Count(a => a.Truth == label);
        var (before, after) = (champion.Categories.Recall(label), candidate.Categories.Recall(label));
        return messages < EnoughForShare
            ? new("recall " + label, null, $"{messages} messages, too few to tell (at least {EnoughForShare}).")
            : new("recall " + label, before - after <= MostRecallDrop + Nothing, $"{Points(after)} of {messages} recognised, champion {Points(before)}; at most {Limit(MostRecallDrop)} may be lost.");
    }

    private static GateCheck Calibration(double before, double after, int messages)
    {
        var (risesTooMuch, isTooLarge) = (after - before > MostCalibrationRise + Nothing, messages >= EnoughForCalibration && after > MostCalibration + Nothing);
        var limit = messages >= EnoughForCalibration ? $"at most {Points(MostCalibration)}" : $"at most {Points(MostCalibration)} from {EnoughForCalibration} messages on";
        return new("calibration", !risesTooMuch && !isTooLarge, $"Confidence is off by {Points(after)} on average, champion {Points(before)}; {limit}, and at most {Limit(MostCalibrationRise)} more than before.");
    }

    private static GateCheck Scope(AnswerSheet champion, AnswerSheet candidate)
    {
        var (outside, inside) = (candidate.Answers.Count(a => a.IsOutside == true), candidate.Answers.Count(a => a.IsOutside == false));
        return Math.Min(outside, inside) < EnoughForShare || (champion.ScopeArea, candidate.ScopeArea) is not ({ } before, { } after)
            ? new("out of scope", null, $"{outside} messages out of scope and {inside} in scope, too few to tell (at least {EnoughForShare} of each).")
            : new("out of scope", before - after <= MostScopeDrop + Nothing, string.Create(CultureInfo.InvariantCulture, $"AUROC {after:0.000}, champion {before:0.000}; at most {MostScopeDrop} may be lost."));
    }

    /// <summary>A theft missed is the worst there is: none may be lost. The ranking keeps out a model that calls everything urgent.</summary>
    private static GateCheck Urgent(string name, double mostLost, string what, AnswerSheet champion, AnswerSheet candidate, Func<AnswerSheet, double?> recall)
    {
        var (urgent, calm) = (candidate.Answers.Count(a => a.IsUrgent == true), candidate.Answers.Count(a => a.IsUrgent == false));
        return Math.Min(urgent, calm) < EnoughForShare || (recall(champion), recall(candidate)) is not ({ } before, { } after)
            ? new(name, null, $"{urgent} urgent messages and {calm} others, too few to tell (at least {EnoughForShare} of each).")
            : new(name, before - after <= mostLost + Nothing, $"{Points(after)} {what}, champion {Points(before)}; {(mostLost == 0 ? "none" : "at most " + Limit(mostLost))} may be lost.");
    }

    private static string Limit(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + (share == 0.01 ? " point" : " points");

    private static string Points(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
