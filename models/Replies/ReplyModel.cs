using SupportBot.Models.Features;
using SupportBot.Models.Files;
using SupportBot.Models.Serving;
using SupportBot.Privacy;

namespace SupportBot.Models.Replies;

/// <summary>
/// Learned reading of a reply to a question, for replies that answer by what they imply. Immutable and safe for any number
/// of threads; the same pair always gives the same answer.
/// </summary>
public sealed class ReplyModel
{
    /// <summary>Names of the tasks in the model file: the side first, since all labels of a side teach it together; then the label.</summary>
    public const string SideTask = "side", Task = "reply";

    private readonly Classifier _classifier;
    private readonly Pool<Reading> _readings;
    private readonly ReplyLabel[] _labels;
    private readonly int[] _sides;

    /// <exception cref="ModelFileException">The classifier is not one of replies.</exception>
    public ReplyModel(Classifier classifier, ReplyFeatureGroups groups = ReplyFeatureGroups.All)
    {
        _classifier = classifier;
        if (classifier.Tasks.Count != 2 || classifier.Tasks[0].Task.Name != SideTask || classifier.Tasks[1].Task.Name != Task)
            throw new ModelFileException($"The model has not just the tasks \"{SideTask}\" and \"{Task}\", so it is not made for replies. Run `train-replies` to make one.");
        _labels = [.. classifier.Tasks[1].Task.Labels.Select(ReplyLabels.Parse)];
        _sides = [.. _labels.Select(label => classifier.Tasks[0].Task.Labels.ToList().IndexOf(ReplyLabels.Side(label)))];
        _readings = new(() => new(classifier.CreateScratch(), new PairFeatures(groups)));
    }

    /// <summary>The engine reads whole words only: each is a feature of the pair already.</summary>
    public static FeatureRecipe Recipe { get; } = new(WordPairs: false, Stems: false, MinGram: 8, MaxGram: 8, StemPairs: 0);

    public Classifier Classifier => _classifier;

    /// <summary>The features of a pair as a text for the engine: what a model is trained on.</summary>
    public static string Render(string question, string reply, ReplyFeatureGroups groups = ReplyFeatureGroups.All) =>
        new PairFeatures(groups).Read(question, reply).ToString();

    /// <summary>The likeliest label of the likeliest side.</summary>
    public ReplyGuess Read(SafeText question, SafeText reply)
    {
        var reading = _readings.Rent();
        var (scratch, features) = reading;
        _classifier.Predict(features.Read(question.Value, reply.Value), scratch);
        var side = Largest(scratch.Probabilities[0]);
        var guess = new ReplyGuess(BestOf(side, scratch.Probabilities[1]), scratch.Probabilities[0][side], features.Point.IsOpen, features.Point.Negated);
        _readings.Return(reading);
        return guess;
    }

    private static int Largest(float[] values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
            if (values[i] > values[best]) best = i;
        return best;
    }

    private ReplyLabel BestOf(int side, float[] probabilities)
    {
        var best = -1;
        for (var i = 0; i < probabilities.Length; i++)
            if (_sides[i] == side && (best < 0 || probabilities[i] > probabilities[best])) best = i;
        return _labels[best];
    }

    private sealed record Reading(ClassifierScratch Scratch, PairFeatures Features);
}

/// <param name="Probability">Of the label's side, in [0, 1].</param>
/// <param name="AsksOpenly">The question asks what, how or where: yes and no mean little.</param>
/// <param name="AsksNegatively">The question asks whether something is not so.</param>
public readonly record struct ReplyGuess(ReplyLabel Label, float Probability, bool AsksOpenly, bool AsksNegatively);
