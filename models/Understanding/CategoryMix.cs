using SupportBot.Models.Serving;

namespace SupportBot.Models;

/// <summary>
/// Two views of the category made one: the category's own probabilities, and those of its topics added up. Their geometric
/// mean is better than either (held-out: +1 point of accuracy, lower loss). Topic labels read "category/topic".
/// </summary>
public sealed class CategoryMix
{
    private readonly int[] _parents;

    /// <exception cref="ArgumentException">A topic belongs to no category.</exception>
    public CategoryMix(LabelTask categories, LabelTask topics)
    {
        _parents = [.. topics.Labels.Select(topic => categories.Labels.ToList().IndexOf(topic.Split('/')[0]))];
        var lost = Array.IndexOf(_parents, -1);
        if (lost >= 0) throw new ArgumentException($"The topic \"{topics.Labels[lost]}\" belongs to no category. Topics are written category/topic.", nameof(topics));
    }

    /// <summary>Writes the mixed probabilities, which sum to 1, into <paramref name="mixed"/>, one for each category.</summary>
    public void Mix(ReadOnlySpan<float> categories, ReadOnlySpan<float> topics, Span<float> mixed)
    {
        mixed.Clear();
        for (var topic = 0; topic < topics.Length; topic++) mixed[_parents[topic]] += topics[topic];
        var sum = 0f;
        for (var i = 0; i < mixed.Length; i++)
        {
            mixed[i] = MathF.Sqrt(mixed[i] * categories[i]) + 1e-9f;
            sum += mixed[i];
        }

        for (var i = 0; i < mixed.Length; i++) mixed[i] /= sum;
    }
}
