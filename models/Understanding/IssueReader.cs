using SupportBot.Models.Lexicons;
using SupportBot.Models.Serving;
using SupportBot.Models.Understanding;

namespace SupportBot.Models;

/// <summary>
/// Tells the several wishes of a message apart: each clause is read on its own, and what clauses and whole say together
/// decides which categories are issues. Immutable and safe for any number of threads.
/// </summary>
public sealed class IssueReader
{
    /// <summary>Topics that nobody opens a case for when something else is told besides.</summary>
    private static readonly string[] NoIssue = ["other/small-talk", "other/off-topic", "other/complaint", "other/distress"];

    private readonly Classifier _classifier;
    private readonly CategoryMix _mix;
    private readonly int _category, _topic;
    private readonly string[] _topics;
    private readonly int[] _parents;
    private readonly bool[] _counts;

    internal IssueReader(Classifier classifier, CategoryMix mix, int category, int topic)
    {
        (_classifier, _mix, _category, _topic) = (classifier, mix, category, topic);
        var labels = classifier.Tasks[topic].Task.Labels;
        _topics = [.. labels.Select(label => label[(label.IndexOf('/', StringComparison.Ordinal) + 1)..])];
        _parents = [.. labels.Select(label => Categories.ToList().IndexOf(label.Split('/')[0]))];
        _counts = [.. labels.Select(label => !NoIssue.Contains(label))];
    }

    /// <summary>Names of the signs that <see cref="Signs"/> gives.</summary>
    public IReadOnlyList<string> SignNames => IssueSigns.Names(Categories);

    private IReadOnlyList<string> Categories => _classifier.Tasks[_category].Task.Labels;

    /// <summary>What speaks for each category being an issue: one row a category of the model, one column a sign. For fitting the scale.</summary>
    public float[][] Signs(string text)
    {
        var scratch = _classifier.CreateScratch();
        _classifier.Predict(text, scratch);
        float[][] signs = [.. Categories.Select(_ => new float[IssueSigns.Count(Categories.Count)])];
        View(text, scratch, (in IssueView view, ReadOnlySpan<int> _) =>
        {
            for (var category = 0; category < signs.Length; category++) IssueSigns.Read(view, category, signs[category]);
        });
        return signs;
    }

    /// <param name="scratch">Holds the reading of the whole text, which is lost.</param>
    internal IReadOnlyList<Issue> Read(ReadOnlySpan<char> text, ClassifierScratch scratch)
    {
        IReadOnlyList<Issue> issues = [];
        var length = text.Length;
        View(text, scratch, (in IssueView view, ReadOnlySpan<int> topics) => issues = Decide(view, topics, length));
        return issues;
    }

    private delegate void Use(in IssueView view, ReadOnlySpan<int> topics);

    private void View(ReadOnlySpan<char> text, ClassifierScratch scratch, Use use)
    {
        var categories = Categories.Count;
        Span<Clause> clauses = stackalloc Clause[ClauseSplitter.Most];
        Span<Cues> cues = stackalloc Cues[ClauseSplitter.Most];
        Span<float> whole = stackalloc float[categories];
        Span<float> parts = stackalloc float[ClauseSplitter.Most * categories];
        Span<int> topics = stackalloc int[ClauseSplitter.Most * categories];
        Conclude(scratch, whole, topics);
        var top = Top(scratch);
        var count = ClauseSplitter.Split(text, clauses);
        if (count <= 1)
        {
            (clauses[0], count) = (new(0, text.Length, Joint.None), 1);
            whole.CopyTo(parts);
            cues[0] = Lexicon.Issues.Within(scratch.Features.Words.Chars);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                _classifier.Predict(text.Slice(clauses[i].Start, clauses[i].Length), scratch);
                Conclude(scratch, parts.Slice(i * categories, categories), topics[(i * categories)..]);
                cues[i] = Lexicon.Issues.Within(scratch.Features.Words.Chars);
            }
        }

        use(new IssueView(clauses[..count], parts[..(count * categories)], whole, cues[..count], top), topics);
    }

    private Issue[] Decide(in IssueView view, ReadOnlySpan<int> topics, int length)
    {
        Span<float> signs = stackalloc float[IssueSigns.Count(view.Categories)];
        Span<float> probabilities = stackalloc float[view.Categories];
        var found = 0;
        for (var category = 0; category < view.Categories; category++)
        {
            IssueSigns.Read(view, category, signs);
            probabilities[category] = IssueScale.Probability(signs, Categories[category]);
            if (probabilities[category] >= IssueScale.Threshold) found++;
        }

        if (found <= 1)
        {
            var only = view.Top;
            for (var category = 0; category < view.Categories; category++)
                if (probabilities[category] >= IssueScale.Threshold) only = category;
            return [new(Categories[only], TopicOf(view, topics, only), probabilities[only], 0, length)];
        }

        var issues = new List<Issue>(found);
        for (var category = 0; category < view.Categories; category++)
        {
            if (probabilities[category] < IssueScale.Threshold) continue;
            var clause = view.Clauses[view.BestFor(category)];
            issues.Add(new(Categories[category], TopicOf(view, topics, category), probabilities[category], clause.Start, clause.Length));
        }

        var top = Categories[view.Top];
        return [.. issues.OrderBy(issue => Gravity(issue.Category)).ThenByDescending(issue => issue.Category == top).ThenByDescending(issue => issue.Probability)];
    }

    /// <summary>What hurts most comes first: funds being taken, then money and access, then the rest.</summary>
    private static int Gravity(string category) => category switch { "security" => 0, "messaging" => 2, "other" => 3, _ => 1 };

    private string TopicOf(in IssueView view, ReadOnlySpan<int> topics, int category) =>
        topics[(view.BestFor(category) * view.Categories) + category] is >= 0 and var topic ? _topics[topic] : "";

    /// <summary>The likeliest category, as <see cref="TextModel"/> gives it.</summary>
    private int Top(ClassifierScratch scratch)
    {
        Span<float> mixed = stackalloc float[Categories.Count];
        _mix.Mix(scratch.Probabilities[_category], scratch.Probabilities[_topic], mixed);
        return System.Numerics.Tensors.TensorPrimitives.IndexOfMax(mixed);
    }

    /// <summary>Of one reading: how likely each category is, less what is no issue, and its best topic.</summary>
    private void Conclude(ClassifierScratch scratch, Span<float> categories, Span<int> topics)
    {
        _mix.Mix(scratch.Probabilities[_category], scratch.Probabilities[_topic], categories);
        var probabilities = scratch.Probabilities[_topic];
        Span<float> all = stackalloc float[categories.Length];
        Span<float> counted = stackalloc float[categories.Length];
        (topics = topics[..categories.Length]).Fill(-1);
        all.Clear();
        counted.Clear();
        for (var topic = 0; topic < probabilities.Length; topic++)
        {
            var parent = _parents[topic];
            all[parent] += probabilities[topic];
            if (_counts[topic]) counted[parent] += probabilities[topic];
            if (topics[parent] < 0 || probabilities[topic] > probabilities[topics[parent]]) topics[parent] = topic;
        }

        for (var i = 0; i < categories.Length; i++)
            if (all[i] > 0) categories[i] *= counted[i] / all[i];
    }
}
