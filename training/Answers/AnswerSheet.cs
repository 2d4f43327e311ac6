using SupportBot.Models.Learning;
using SupportBot.Training.Data;

namespace SupportBot.Training.Answers;

/// <summary>A model's answers to labelled messages, and what they come to.</summary>
internal sealed class AnswerSheet
{
    /// <summary>From here on a message counts as urgent in reports: a missed theft costs about four false alarms.</summary>
    public const float UrgentThreshold = 0.2f;

    private const int Bins = 15;

    public AnswerSheet(IReadOnlyList<Answer> answers, IReadOnlyList<string> labels)
    {
        (Answers, Labels) = (answers, labels);
        Categories = Count();
    }

    public IReadOnlyList<Answer> Answers { get; }

    /// <summary>The categories, in the order of the confusion matrix.</summary>
    public IReadOnlyList<string> Labels { get; }

    public Models.Learning.Quality Categories { get; }

    /// <summary>Share of the messages with a topic whose topic was the first guess; null when none has one.</summary>
    public double? TopicAccuracy => Share(Answers.Where(a => a.Topic is not null), a => a.Topic == a.GivenTopic);

    public double? UrgentRecall => Share(Answers.Where(a => a.IsUrgent == true), a => a.Urgent >= UrgentThreshold);

    public double? UrgentFalseAlarms => Share(Answers.Where(a => a.IsUrgent == false), a => a.Urgent >= UrgentThreshold);

    /// <summary>Share of the urgent messages recognised when one in ten others is taken for urgent too; null without both kinds.</summary>
    public double? UrgentRecallAtTenPercentFalseAlarms
    {
        get
        {
            float[] calm = [.. Answers.Where(a => a.IsUrgent == false).Select(a => a.Urgent).OrderDescending()];
            return calm.Length == 0 ? null : Share(Answers.Where(a => a.IsUrgent == true), a => a.Urgent > calm[(int)(0.10 * (calm.Length - 1))]);
        }
    }

    /// <summary>Chance that a message out of scope scores above one in scope; null without both kinds.</summary>
    public double? ScopeArea
    {
        get
        {
            float[] outside = [.. Answers.Where(a => a.IsOutside == true).Select(a => a.OutOfScope)];
            float[] inside = [.. Answers.Where(a => a.IsOutside == false).Select(a => a.OutOfScope)];
            return outside.Length == 0 || inside.Length == 0 ? null : Ranking.AreaUnderCurve(outside, inside);
        }
    }

    public double Precision(int label)
    {
        var given = Categories.Confusion.Sum(row => row[label]);
        return given == 0 ? 1 : Categories.Confusion[label][label] / (double)given;
    }

    /// <summary>Answers by confidence, in so many bins of equal width.</summary>
    public IReadOnlyList<ReliabilityBin> Reliability(int bins) =>
        [.. Enumerable.Range(0, bins).Select(b =>
        {
            Answer[] within = [.. Answers.Where(a => BinOf(a.Confidence, bins) == b)];
            return new ReliabilityBin(b / (double)bins, (b + 1) / (double)bins, within.Length, within.Length == 0 ? 0 : within.Average(a => a.Confidence), within.Length == 0 ? 0 : within.Count(a => a.IsRight) / (double)within.Length);
        })];

    /// <summary>The wrong answers given with most confidence.</summary>
    public IReadOnlyList<Answer> WorstErrors(int most) => [.. Answers.Where(a => !a.IsRight).OrderByDescending(a => a.Confidence).ThenBy(a => a.Row, StringComparer.Ordinal).Take(most)];

    private static int BinOf(float confidence, int bins) => Math.Clamp((int)(confidence * bins), 0, bins - 1);

    private static double? Share(IEnumerable<Answer> answers, Func<Answer, bool> counts)
    {
        var (some, all) = (0, 0);
        foreach (var answer in answers)
        {
            all++;
            if (counts(answer)) some++;
        }

        return all == 0 ? null : some / (double)all;
    }

    private Models.Learning.Quality Count()
    {
        var numbers = Labels.Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i, StringComparer.Ordinal);
        int[][] confusion = [.. Labels.Select(_ => new int[Labels.Count])];
        foreach (var answer in Answers) confusion[numbers[answer.Truth]][numbers[answer.Given]]++;
        var error = Reliability(Bins).Sum(b => b.Count * Math.Abs(b.Right - b.Confidence)) / Math.Max(1, Answers.Count);
        return new(Answers.Count, Answers.Count(a => a.IsRight) / (double)Math.Max(1, Answers.Count), MacroF1(confusion), error, Labels, confusion);
    }

    private static double MacroF1(int[][] confusion)
    {
        var scores = new List<double>();
        for (var label = 0; label < confusion.Length; label++)
        {
            var (truth, given) = (confusion[label].Sum(), confusion.Sum(row => row[label]));
            if (truth + given > 0) scores.Add(2.0 * confusion[label][label] / (truth + given));
        }

        return scores.Count == 0 ? 0 : scores.Average();
    }
}

/// <param name="Low">Of the confidence, in [0, 1]; <paramref name="High"/> is not part of the bin but in the last.</param>
/// <param name="Confidence">Mean over the bin.</param>
/// <param name="Right">Share of right answers in the bin.</param>
internal sealed record ReliabilityBin(double Low, double High, int Count, double Confidence, double Right);
