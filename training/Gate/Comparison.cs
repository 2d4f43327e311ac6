using System.Globalization;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Training.Answers;
using SupportBot.Training.Data;

namespace SupportBot.Training.Gate;

/// <summary>Finds messages that neither of two models was trained on, and puts both before the gate with them.</summary>
internal sealed class Comparison(ModelDirectory champion, ModelDirectory candidate)
{
    /// <summary>Share of the champion's held-out messages that the candidate must have answers to.</summary>
    private const double FewestKept = 0.9;

    private readonly AnswerSheet? _championHeldOut = HeldOutFile.Read(champion), _candidateHeldOut = HeldOutFile.Read(candidate);

    /// <summary>By the held-out answers that both keep about the same messages; without them nothing passes.</summary>
    public GateVerdict ByHeldOut()
    {
        if ((_championHeldOut, _candidateHeldOut) is not ({ } ofChampion, { } ofCandidate))
            return new(0, [new("comparison", false, $"The {(_championHeldOut is null ? "champion" : "candidate")} keeps no held-out answers, so the two cannot be compared by themselves; name messages that neither was trained on with --data.")]);
        var known = ofChampion.Answers.DistinctBy(a => a.Key).ToDictionary(a => a.Key, StringComparer.Ordinal);
        // Where a label was changed meanwhile, the newer one is taken for the truth.
        var pairs = ofCandidate.Answers.DistinctBy(a => a.Key).Where(a => known.ContainsKey(a.Key)).Select(a => (Before: known[a.Key] with { Truth = a.Truth, Topic = a.Topic, Urgency = a.Urgency }, After: a)).ToList();
        // A candidate that was taught less must not hide there what it lost: languages, say.
        if (pairs.Count < FewestKept * known.Count)
            return new(pairs.Count, [new("comparison", false, string.Create(CultureInfo.InvariantCulture, $"Only {pairs.Count} of the {known.Count} messages that the champion was measured on are known to the candidate, at least {FewestKept * 100:0} % are needed; name messages that neither was trained on with --data."))]);
        string[] labels = [.. ofChampion.Labels.Union(ofCandidate.Labels, StringComparer.Ordinal)];
        return PromotionGate.Compare(new([.. pairs.Select(p => p.Before)], labels), new([.. pairs.Select(p => p.After)], labels), LostLabels());
    }

    /// <summary>By messages named for it. Those that a model is known to have been trained on are left out.</summary>
    /// <returns>The verdict, and how many messages were left out.</returns>
    /// <exception cref="DataProblemException">A file is one of those that a model was trained on.</exception>
    public (GateVerdict Verdict, int LeftOut) ByMessages(MessageSet messages, Action<double> progress)
    {
        foreach (var (model, name) in new[] { (champion, "champion"), (candidate, "candidate") })
            if (messages.Data.FirstOrDefault(file => model.Manifest.Data.Any(trained => trained.Sha256 == file.Sha256)) is { } seen)
                throw new DataProblemException($"{seen.Name} is what the {name} was trained on, so it proves nothing. Name messages that neither model was trained on with --data.");
        var seenKeys = new[] { _championHeldOut, _candidateHeldOut }.OfType<AnswerSheet>().SelectMany(s => s.Answers).Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        List<MessageRow> rows = [.. messages.Rows.Where(r => !seenKeys.Contains(AnswerReader.Key(r.Text)))];
        var before = AnswerReader.Read(TextModel.Load(champion), rows, share => progress(share / 2));
        var after = AnswerReader.Read(TextModel.Load(candidate), rows, share => progress(0.5 + (share / 2)));
        return (PromotionGate.Compare(before, after, LostLabels()), messages.Rows.Count - rows.Count);
    }

    private List<string> LostLabels() =>
        [.. champion.Manifest.Labels.SelectMany(task => task.Value.Except(candidate.Manifest.Labels.GetValueOrDefault(task.Key) ?? [], StringComparer.Ordinal).Select(label => $"{task.Key} \"{label}\""))];
}
