using SupportBot.Models.Features;

namespace SupportBot.Models.Learning;

/// <summary>Texts as sparse vectors, row after row (compressed sparse rows).</summary>
public sealed class SparseRows
{
    private readonly List<int> _starts = [0];
    private readonly List<float> _unknown = [];
    private int[] _features = new int[1 << 16];
    private float[] _values = new float[1 << 16];

    public int Count => _starts.Count - 1;

    /// <summary>Numbers of the features of one row; aligned with <see cref="Values"/>.</summary>
    public ReadOnlySpan<int> Features(int row) => _features.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>Share of the row's word features unknown to the vocabulary, in [0, 1].</summary>
    public float UnknownShare(int row) => _unknown[row];

    /// <param name="pairsFrom">Number of the first pair where pairs follow the shared features; null to leave pairs out.</param>
    public void Add(FeatureScratch scratch, int? pairsFrom = null)
    {
        var end = _starts[^1];
        var next = end + scratch.SharedCount + (pairsFrom is null ? 0 : scratch.Pairs.Length);
        if (next > _features.Length)
        {
            Array.Resize(ref _features, Math.Max(next, _features.Length * 2));
            Array.Resize(ref _values, _features.Length);
        }

        scratch.Features.CopyTo(_features.AsSpan(end));
        scratch.Values.CopyTo(_values.AsSpan(end));
        if (pairsFrom is { } first)
        {
            var at = end + scratch.SharedCount;
            foreach (var pair in scratch.Pairs) _features[at++] = first + pair;
            scratch.PairValues.CopyTo(_values.AsSpan(end + scratch.SharedCount));
        }

        _starts.Add(next);
        _unknown.Add(scratch.UnknownShare);
    }

    /// <summary>The rows for the bags, and for the linear members the same with pairs of stems behind the shared features.</summary>
    public static (SparseRows Shared, SparseRows WithPairs) Read(FeatureExtractor extractor, Vocabulary vocabulary, Vocabulary pairs, IEnumerable<string> texts)
    {
        var (shared, all) = (new SparseRows(), new SparseRows());
        var scratch = new FeatureScratch();
        foreach (var text in texts)
        {
            extractor.Extract(text, scratch);
            vocabulary.Map(scratch);
            pairs.MapPairs(scratch);
            shared.Add(scratch);
            all.Add(scratch, vocabulary.Count);
        }

        return (shared, all);
    }
}
