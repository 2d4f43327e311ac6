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
    /// <summary>Name of the task in the model file.</summary>
    public const string Task = "reply";

    private readonly Classifier _classifier;
    private readonly ReplyFeatureGroups _groups;
    private readonly Pool<Reading> _readings;
    private readonly ReplyLabel[] _labels;

    /// <exception cref="ModelFileException">The classifier is not one of replies.</exception>
    public ReplyModel(Classifier classifier, ReplyFeatureGroups groups = ReplyFeatureGroups.All)
    {
        (_classifier, _groups) = (classifier, groups);
        if (classifier.Tasks.Count != 1 || classifier.Tasks[0].Task.Name != Task)
            throw new ModelFileException($"The model has no task \"{Task}\" alone, so it is not made for replies. Run `train-replies` to make one.");
        _labels = [.. classifier.Tasks[0].Task.Labels.Select(ReplyLabels.Parse)];
        _readings = new(() => new(classifier.CreateScratch(), new PairFeatures(groups)));
    }

    /// <summary>The engine reads whole words only: each is a feature of the pair already.</summary>
    public static FeatureRecipe Recipe { get; } = new(WordPairs: false, Stems: false, MinGram: 8, MaxGram: 8);

    public Classifier Classifier => _classifier;

    /// <summary>The features of a pair as a text for the engine: what a model is trained on.</summary>
    public static string Render(string question, string reply, ReplyFeatureGroups groups = ReplyFeatureGroups.All) =>
        new PairFeatures(groups).Read(question, reply).ToString();

    /// <summary>The likeliest label. Yes and "it worked" count together against no and "it did not work" before one of a pair is chosen.</summary>
    public ReplyGuess Read(SafeText question, SafeText reply)
    {
        var reading = _readings.Rent();
        _classifier.Predict(reading.Features.Read(question.Value, reply.Value), reading.Scratch);
        var guess = Best(reading.Scratch.Probabilities[0]) with { AsksOpenly = reading.Features.Point.IsOpen, AsksNegatively = reading.Features.Point.Negated };
        _readings.Return(reading);
        return guess;
    }

    private ReplyGuess Best(ReadOnlySpan<float> probabilities)
    {
        Span<float> sides = stackalloc float[ReplyLabels.Sides];
        for (var i = 0; i < probabilities.Length; i++) sides[ReplyLabels.Side(_labels[i])] += probabilities[i];
        var side = 0;
        for (var i = 1; i < sides.Length; i++)
            if (sides[i] > sides[side]) side = i;
        var best = -1;
        for (var i = 0; i < probabilities.Length; i++)
            if (ReplyLabels.Side(_labels[i]) == side && (best < 0 || probabilities[i] > probabilities[best])) best = i;
        return new(_labels[best], sides[side], false, false);
    }

    private sealed record Reading(ClassifierScratch Scratch, PairFeatures Features);
}

/// <param name="Probability">Of the label and those that a bot treats alike, in [0, 1].</param>
/// <param name="AsksOpenly">The question asks what, how or where: yes and no mean little.</param>
/// <param name="AsksNegatively">The question asks whether something is not so.</param>
public readonly record struct ReplyGuess(ReplyLabel Label, float Probability, bool AsksOpenly, bool AsksNegatively);
