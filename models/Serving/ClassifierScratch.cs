using SupportBot.Models.Features;

namespace SupportBot.Models.Serving;

/// <summary>Working memory and result of one prediction of one <see cref="Classifier"/>. Not thread-safe: one for each thread.</summary>
public sealed class ClassifierScratch
{
    internal ClassifierScratch(Classifier classifier)
    {
        var labels = classifier.Tasks.Sum(t => t.Task.Labels.Count);
        Sums = new float[classifier.Rows.Width];
        Margins = [.. classifier.Tasks.Select(t => new float[t.Task.Labels.Count])];
        Logits = [.. classifier.Bags.Select(_ => new float[labels])];
        Probabilities = [.. classifier.Tasks.Select(t => new float[t.Task.Labels.Count])];
    }

    public FeatureScratch Features { get; } = new();

    /// <summary>For each task one probability for each label; they sum to 1.</summary>
    public float[][] Probabilities { get; }

    /// <summary>Probability in [0, 1] that the message is about something the model was not taught.</summary>
    public float OutOfScope { get; internal set; }

    /// <summary>What <see cref="OutOfScope"/> was made from: see <see cref="ScopeScale"/>.</summary>
    public float[] Signs { get; } = new float[ScopeScale.SignCount];

    /// <summary>See <see cref="ScopeCenters.Closeness"/>.</summary>
    internal float Closeness { get; set; }

    internal float[][] Margins { get; }

    internal float[][] Logits { get; }

    /// <summary>Summed rows of all members, bags first.</summary>
    internal float[] Sums { get; }
}
