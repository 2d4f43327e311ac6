namespace SupportBot.Models.Features;

/// <summary>
/// Working memory for reading one message, used again for the next so that a prediction allocates nothing.
/// Not thread-safe: one for each thread.
/// </summary>
public sealed class FeatureScratch
{
    private uint[] _keys = new uint[2048];
    private int[] _features = new int[2048];
    private float[] _values = new float[2048];
    private byte[] _counts = [];
    private uint[] _stems = new uint[128];
    private int _stemCount;

    public WordBuffer Words { get; } = new();

    /// <summary>All hashed keys, with repeats: words first, character n-grams up to <see cref="EndOfGrams"/>, concepts up to <see cref="EndOfConcepts"/>, then pairs of stems.</summary>
    public ReadOnlySpan<uint> Keys => _keys.AsSpan(0, KeyCount);

    public int KeyCount { get; private set; }

    public int EndOfWords { get; internal set; }

    public int EndOfGrams { get; internal set; }

    public int EndOfConcepts { get; internal set; }

    /// <summary>Stems in order of the words, hashed.</summary>
    internal ReadOnlySpan<uint> Stems => _stems.AsSpan(0, _stemCount);

    internal float ConceptWeight { get; set; }

    public int WordCount { get; internal set; }

    /// <summary>Features that the vocabulary knows, each once; aligned with <see cref="Values"/>.</summary>
    public ReadOnlySpan<int> Features => _features.AsSpan(0, SharedCount);

    /// <summary>Weights; the blocks of words and n-grams have Euclidean length 1, that of concepts the weight of the recipe.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, SharedCount);

    /// <summary>Pairs of stems that the vocabulary of pairs knows, each once, numbered by that vocabulary; for the linear members.</summary>
    public ReadOnlySpan<int> Pairs => _features.AsSpan(SharedCount, FeatureCount - SharedCount);

    /// <summary>Weights of the pairs; the block has Euclidean length 1.</summary>
    public ReadOnlySpan<float> PairValues => _values.AsSpan(SharedCount, FeatureCount - SharedCount);

    /// <summary>Features that all members share; pairs come after them.</summary>
    public int SharedCount { get; private set; }

    public int FeatureCount { get; private set; }

    /// <summary>Share of word features that the vocabulary does not know, in [0, 1]; 1 for a text without words.</summary>
    public float UnknownShare { get; internal set; }

    internal void Clear() => KeyCount = FeatureCount = SharedCount = EndOfWords = EndOfGrams = EndOfConcepts = WordCount = _stemCount = 0;

    internal void AddStem(uint stem)
    {
        if (_stemCount == _stems.Length) Array.Resize(ref _stems, _stemCount * 2);
        _stems[_stemCount++] = stem;
    }


    internal void AddKey(uint key)
    {
        if (KeyCount == _keys.Length) Array.Resize(ref _keys, KeyCount * 2);
        _keys[KeyCount++] = key;
    }

    /// <summary>Counts one occurrence of a known feature.</summary>
    internal void Count(int feature)
    {
        if (_counts[feature] == 0)
        {
            if (FeatureCount == _features.Length)
            {
                Array.Resize(ref _features, FeatureCount * 2);
                Array.Resize(ref _values, FeatureCount * 2);
            }

            _features[FeatureCount++] = feature;
        }

        if (_counts[feature] < byte.MaxValue) _counts[feature]++;
    }

    internal void Reserve(int vocabularySize)
    {
        if (_counts.Length < vocabularySize) _counts = new byte[vocabularySize];
        FeatureCount = SharedCount = 0;
    }

    /// <summary>What is counted from here on are pairs, numbered from 0 again.</summary>
    internal void BeginPairs(int vocabularySize)
    {
        SharedCount = FeatureCount;
        if (_counts.Length < vocabularySize) _counts = new byte[vocabularySize];
    }

    /// <summary>Turns the counts since feature number <paramref name="from"/> into weights 1 + ln(count), scaled to length <paramref name="length"/>.</summary>
    internal void CloseBlock(int from, float length = 1f)
    {
        var squares = 0f;
        for (var i = from; i < FeatureCount; i++)
        {
            var count = _counts[_features[i]];
            _counts[_features[i]] = 0;
            var weight = count == 1 ? 1f : 1f + MathF.Log(count);
            _values[i] = weight;
            squares += weight * weight;
        }

        var scale = squares > 0 ? length / MathF.Sqrt(squares) : 0f;
        for (var i = from; i < FeatureCount; i++) _values[i] *= scale;
    }
}
