using System.Numerics;
using System.Runtime.InteropServices;

namespace SupportBot.Models.Features;

/// <summary>
/// The hashed features that a model knows, numbered from 0. Immutable, an open-addressing table with one memory access
/// for most look-ups.
/// </summary>
public sealed class Vocabulary
{
    private readonly uint[] _keys;
    private readonly ulong[] _table;
    private readonly int _shift;

    /// <param name="keys">Distinct keys; feature i has key i.</param>
    public Vocabulary(uint[] keys)
    {
        _keys = keys;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, keys.Length * 2));
        _shift = 32 - BitOperations.Log2((uint)size);
        _table = new ulong[size];
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = keys[i] >> _shift;
            while (_table[slot] != 0) slot = (slot + 1) & (uint)(size - 1);
            _table[slot] = ((ulong)keys[i] << 32) | (uint)(i + 1);
        }
    }

    public int Count => _keys.Length;

    public ReadOnlySpan<uint> Keys => _keys;

    /// <summary>The feature's number, or -1.</summary>
    public int Find(uint key)
    {
        var slot = key >> _shift;
        while (true)
        {
            var entry = _table[slot];
            if (entry == 0) return -1;
            if ((uint)(entry >> 32) == key) return (int)(uint)entry - 1;
            slot = (slot + 1) & (uint)(_table.Length - 1);
        }
    }

    /// <summary>Maps the raw keys of <paramref name="scratch"/> to known features and weights.</summary>
    public void Map(FeatureScratch scratch)
    {
        scratch.Reserve(Count);
        var keys = scratch.Keys;
        var unknown = 0;
        for (var i = 0; i < scratch.EndOfWords; i++)
        {
            var feature = Find(keys[i]);
            if (feature < 0) unknown++;
            else scratch.Count(feature);
        }

        scratch.UnknownShare = scratch.EndOfWords == 0 ? 1f : unknown / (float)scratch.EndOfWords;
        scratch.CloseBlock(0);
        MapBlock(scratch, keys[scratch.EndOfWords..scratch.EndOfGrams], 1f);
        MapBlock(scratch, keys[scratch.EndOfGrams..scratch.EndOfConcepts], scratch.ConceptWeight);
        scratch.BeginPairs(0);
    }

    /// <summary>Maps the pairs of stems, after the shared features were mapped by their own vocabulary.</summary>
    public void MapPairs(FeatureScratch scratch)
    {
        scratch.BeginPairs(Count);
        MapBlock(scratch, scratch.Keys[scratch.EndOfConcepts..], 1f);
    }

    private void MapBlock(FeatureScratch scratch, ReadOnlySpan<uint> keys, float length)
    {
        var first = scratch.FeatureCount;
        foreach (var key in keys)
        {
            var feature = Find(key);
            if (feature >= 0) scratch.Count(feature);
        }

        scratch.CloseBlock(first, length);
    }

    /// <summary>
    /// The features found in at least <paramref name="minDocuments"/> of the texts, and the pairs of stems found in at least
    /// <paramref name="minPairDocuments"/>, each in order of first appearance (so the same texts in the same order give the
    /// same numbers).
    /// </summary>
    public static (Vocabulary Shared, Vocabulary Pairs) Learn(FeatureExtractor extractor, IEnumerable<string> texts, int minDocuments, int minPairDocuments)
    {
        var (shared, pairs) = (new DocumentCounts(), new DocumentCounts());
        var scratch = new FeatureScratch();
        foreach (var text in texts)
        {
            extractor.Extract(text, scratch);
            shared.Add(scratch.Keys[..scratch.EndOfConcepts]);
            pairs.Add(scratch.Keys[scratch.EndOfConcepts..]);
        }

        return (new(shared.AtLeast(minDocuments)), new(pairs.AtLeast(minPairDocuments)));
    }

    /// <summary>In how many texts each key stands.</summary>
    private sealed class DocumentCounts
    {
        private readonly Dictionary<uint, (int Documents, int Last)> _seen = [];
        private readonly List<uint> _order = [];
        private int _document;

        /// <summary>The keys of one text, with repeats.</summary>
        public void Add(ReadOnlySpan<uint> keys)
        {
            _document++;
            foreach (var key in keys)
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, key, out var known);
                if (!known) _order.Add(key);
                if (entry.Last != _document) entry = (entry.Documents + 1, _document);
            }
        }

        public uint[] AtLeast(int documents) => [.. _order.Where(key => _seen[key].Documents >= documents)];
    }
}
