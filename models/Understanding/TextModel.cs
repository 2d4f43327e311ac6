using SupportBot.Models.Entities;
using SupportBot.Models.Files;
using SupportBot.Models.Languages;
using SupportBot.Models.Lexicons;
using SupportBot.Models.Replies;
using SupportBot.Models.Serving;
using SupportBot.Models.Understanding;
using SupportBot.Privacy;

namespace SupportBot.Models;

/// <summary>
/// Understands messages: language, categories, topics, urgency, scope, entities and tone, from one reading of the text.
/// Immutable and safe for any number of threads; the same text always gives the same answer.
/// </summary>
public sealed class TextModel
{
    /// <summary>Names of the tasks in the model file.</summary>
    public const string CategoryTask = "category", TopicTask = "topic", UrgencyTask = "urgency", UrgentLabel = "urgent", OffTopicLabel = "other/off-topic";

    private const int TopicsGiven = 5;

    private readonly Classifier _classifier;
    private readonly LanguageIdentifier _languages;
    private readonly Pool<ClassifierScratch> _scratches;
    private readonly CategoryMix _mix;
    private readonly string[] _topics;
    private readonly int _category, _topic, _urgency, _urgent;

    /// <exception cref="ModelFileException">The classifier does not answer the tasks of understanding.</exception>
    public TextModel(Classifier classifier, LanguageIdentifier languages)
    {
        (_classifier, _languages) = (classifier, languages);
        _scratches = new(classifier.CreateScratch);
        (_category, _topic, _urgency) = (Task(CategoryTask), Task(TopicTask), Task(UrgencyTask));
        _urgent = classifier.Tasks[_urgency].Task.Labels.ToList().IndexOf(UrgentLabel);
        try
        {
            _mix = new(classifier.Tasks[_category].Task, classifier.Tasks[_topic].Task);
        }
        catch (ArgumentException wrong)
        {
            throw new ModelFileException("The labels of the model do not fit together: " + wrong.Message, wrong);
        }

        Issues = new(classifier, _mix, _category, _topic);
        _topics = [.. classifier.Tasks[_topic].Task.Labels.Select(label => label[(label.IndexOf('/', StringComparison.Ordinal) + 1)..])];
        if (_urgent < 0) throw new ModelFileException($"The model does not know the label \"{UrgentLabel}\". Train it with data that has it.");
    }

    /// <summary>Loads the model of a directory after checking every file against the manifest.</summary>
    /// <exception cref="ModelFileException">A file is missing, changed, cut off or written by a newer version; the message says which and what to do.</exception>
    public static TextModel Load(string directory) => Load(ModelDirectory.Read(directory));

    /// <summary>The model of files that were checked already.</summary>
    /// <exception cref="ModelFileException">A file is written by a newer version or does not hold what it should.</exception>
    public static TextModel Load(ModelDirectory files)
    {
        var classifier = ModelFile.Read(files.Bytes(ModelDirectory.Understanding), ModelDirectory.Understanding);
        var latin = ModelFile.Read(files.Bytes(ModelDirectory.Languages), ModelDirectory.Languages);
        var replies = files.Has(ModelDirectory.Replies) ? new ReplyModel(ModelFile.Read(files.Bytes(ModelDirectory.Replies), ModelDirectory.Replies)) : null;
        return new(classifier, new(latin)) { Manifest = files.Manifest, Replies = replies };
    }

    /// <summary>Where the model came from; null for one that was just trained.</summary>
    public ModelManifest? Manifest { get; init; }

    /// <summary>Reads replies to a question; null where the model comes without one.</summary>
    public ReplyModel? Replies { get; init; }

    /// <summary>Reads replies with <see cref="Replies"/>; one for the life of the model, so that a turn takes both from the same.</summary>
    public ReplyReader ReplyReader => field ??= new(Replies);

    public Classifier Classifier => _classifier;

    public IssueReader Issues { get; }

    /// <param name="languageHint">Two-letter code of the conversation so far; null when unknown.</param>
    /// <param name="localTime">What dates in words are told from; null leaves them untold.</param>
    public Understood Understand(SafeText text, string? languageHint = null, DateTime? localTime = null)
    {
        var (language, confidence) = _languages.Identify(text.Value, languageHint);
        var scratch = _scratches.Rent();
        _classifier.Predict(text.Value, scratch);
        var understood = new Understood(
            language,
            confidence,
            Categories(scratch),
            Best(_topics, scratch.Probabilities[_topic], TopicsGiven),
            scratch.OutOfScope,
            scratch.Probabilities[_urgency][_urgent],
            EntityFinder.Find(text.Value, localTime),
            ToneReader.Read(text.Value, scratch.Features.Words.Chars));
        understood = understood with { Issues = Issues.Read(text.Value, scratch) }; // last, since it reads the clauses into the scratch
        _scratches.Return(scratch);
        return understood;
    }

    private int Task(string name)
    {
        for (var i = 0; i < _classifier.Tasks.Count; i++)
            if (_classifier.Tasks[i].Task.Name == name) return i;
        throw new ModelFileException($"The model has no task \"{name}\", so it is not made for understanding messages. Run `train` to make one.");
    }

    private LabelScore[] Categories(ClassifierScratch scratch)
    {
        var labels = _classifier.Tasks[_category].Task.Labels;
        Span<float> mixed = stackalloc float[labels.Count];
        _mix.Mix(scratch.Probabilities[_category], scratch.Probabilities[_topic], mixed);
        return Best(labels, mixed, labels.Count);
    }

    private static LabelScore[] Best(IReadOnlyList<string> labels, ReadOnlySpan<float> probabilities, int most)
    {
        var best = new LabelScore[Math.Min(most, labels.Count)];
        var filled = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (filled == best.Length && probabilities[i] <= best[^1].Probability) continue;
            var at = filled < best.Length ? filled++ : best.Length - 1;
            for (; at > 0 && best[at - 1].Probability < probabilities[i]; at--) best[at] = best[at - 1];
            best[at] = new(labels[i], probabilities[i]);
        }

        return best;
    }
}
