using System.Runtime.CompilerServices;
using SupportBot.Models.Concepts;

namespace SupportBot.Models.Features;

/// <summary>
/// From words to hashed features in blocks: words (1–2-grams and stems), then character n-grams within a word,
/// with a space at either end, then concepts where the recipe asks for them. Immutable; the scratch belongs to the caller.
/// </summary>
public sealed class FeatureExtractor(FeatureRecipe recipe)
{
    private const uint WordSeed = 0x9E3779B1, PairSeed = 0x85EBCA6B, GramSeed = 0xC2B2AE35, ConceptSeed = 0x27D4EB2F, StemPairSeed = 0x165667B1;

    /// <summary>Of a long message, the pairs of so many concepts are read.</summary>
    private const int MostPaired = 14;

    private readonly TextNormalizer _normalizer = new(recipe.FoldAccents);

    /// <summary>Fills the raw keys of <paramref name="scratch"/>. Never throws, whatever the text.</summary>
    public void Extract(ReadOnlySpan<char> text, FeatureScratch scratch)
    {
        scratch.Clear();
        scratch.ConceptWeight = recipe.Concepts;
        _normalizer.Normalize(text, scratch.Words);
        AddWords(scratch);
        scratch.EndOfWords = scratch.KeyCount;
        foreach (var run in scratch.Words.Runs) AddGrams(scratch, run);
        scratch.EndOfGrams = scratch.KeyCount;
        if (recipe.Concepts > 0) AddConcepts(scratch);
        scratch.EndOfConcepts = scratch.KeyCount;
        AddStemPairs(scratch);
    }

    /// <summary>Which words stand near each other, whatever stands between them: what a linear member cannot see in single words.</summary>
    private void AddStemPairs(FeatureScratch scratch)
    {
        var stems = scratch.Stems;
        for (var i = 1; recipe.StemPairs > 0 && i < stems.Length; i++)
        {
            for (var j = Math.Max(0, i - recipe.StemPairs); j < i; j++)
                if (stems[i] != stems[j]) scratch.AddKey(Mix(Combine(Math.Min(stems[i], stems[j]), Math.Max(stems[i], stems[j])), StemPairSeed));
        }
    }

    private void AddWords(FeatureScratch scratch)
    {
        var words = scratch.Words;
        uint previous = 1, previousStem = 1;
        foreach (var piece in words.Words)
        {
            var word = words[piece];
            var hash = Stem.Hash(word);
            scratch.AddKey(Mix(hash, WordSeed));
            if (recipe.WordPairs) scratch.AddKey(Mix(Combine(previous, hash), PairSeed));
            if (recipe.Stems) AddStem(scratch, word, hash, previous, ref previousStem);
            if (recipe.StemPairs > 0) scratch.AddStem(recipe.Stems ? previousStem : hash);
            previous = hash;
        }

        scratch.WordCount = words.Words.Length;
    }

    /// <summary>A stem that differs from its word joins the same space: "transferred" and "transfer" meet there.</summary>
    private void AddStem(FeatureScratch scratch, ReadOnlySpan<char> word, uint hash, uint previous, ref uint previousStem)
    {
        var stem = Stem.Of(word, hash);
        if (stem != hash) scratch.AddKey(Mix(stem, WordSeed));
        if (recipe.WordPairs && (stem != hash || previousStem != previous)) scratch.AddKey(Mix(Combine(previousStem, stem), PairSeed));
        previousStem = stem;
    }

    private void AddGrams(FeatureScratch scratch, TextPiece run)
    {
        var padded = scratch.Words.Chars.Slice(run.Start - 1, run.Length + 2);
        for (var start = 0; start < padded.Length; start++)
        {
            uint hash = 2166136261;
            var longest = Math.Min(recipe.MaxGram, padded.Length - start);
            for (var n = 1; n <= longest; n++)
            {
                hash = (hash ^ padded[start + n - 1]) * 16777619;
                if (n >= recipe.MinGram) scratch.AddKey(Mix(hash, GramSeed + (uint)n));
            }
        }
    }

    private static void AddConcepts(FeatureScratch scratch)
    {
        var names = ConceptTable.Shared.Names;
        Span<bool> found = stackalloc bool[names.Count];
        Span<uint> paired = stackalloc uint[MostPaired];
        ConceptTable.Shared.Find(scratch.Words.Chars, found);
        var count = 0;
        for (var i = 0; i < found.Length; i++)
        {
            if (!found[i]) continue;
            var hash = Stem.Hash(names[i]);
            scratch.AddKey(Mix(hash, ConceptSeed));
            for (var j = 0; j < count; j++) scratch.AddKey(Mix(Combine(paired[j], hash), ConceptSeed));
            if (count < MostPaired) paired[count++] = hash;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Combine(uint first, uint second) => (uint.RotateLeft(first, 13) * 0x9E3779B1) ^ second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint hash, uint seed)
    {
        var mixed = (hash + (ulong)seed * 0x100000001UL) * 0x9E3779B97F4A7C15UL;
        return (uint)((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9UL >> 32);
    }
}
