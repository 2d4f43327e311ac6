using System.Numerics;

namespace SupportBot.Privacy.Reading;

/// <summary>
/// All list words and key words in one table from the hash of the folded, lower-case word to its <see cref="Marks"/>. Words
/// themselves are not stored: with 64-bit hashes and some 60,000 words a false match has a chance of 1 in 10¹⁴ a token.
/// </summary>
internal sealed class Lexicon
{
    private const ulong Seed = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    private readonly ulong[] _hashes;
    private readonly ulong[] _marks;
    private readonly int _mask;
    private readonly int _shift;

    private Lexicon(Dictionary<ulong, ulong> words)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)words.Count * 2 + 1);
        _mask = size - 1;
        _shift = 64 - BitOperations.Log2((uint)size);
        _hashes = new ulong[size];
        _marks = new ulong[size];
        foreach (var (hash, marks) in words)
        {
            var slot = Slot(hash);
            while (_marks[slot] != 0) slot = (slot + 1) & _mask;
            _hashes[slot] = hash;
            _marks[slot] = marks;
        }
    }

    public static ulong HashStart => Seed;

    /// <summary>Adds a character to a hash; ASCII letters count as lower case.</summary>
    public static ulong Hash(ulong hash, char c) => (hash ^ (c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c)) * Prime;

    public static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var c in word) hash = Hash(hash, c);
        return hash;
    }

    public ulong Find(ulong hash)
    {
        for (var slot = Slot(hash); _marks[slot] != 0; slot = (slot + 1) & _mask)
            if (_hashes[slot] == hash) return _marks[slot];
        return 0;
    }

    public ulong Find(ReadOnlySpan<char> word) => Find(Hash(word));

    public static Lexicon Build(FoldTable folds)
    {
        var words = new Dictionary<ulong, ulong>(80_000);
        void Add(string word, ulong marks)
        {
            using var folded = Folding.Of(word, folds);
            var hash = Hash(folded.Text);
            words[hash] = words.GetValueOrDefault(hash) | marks;
        }
        foreach (var list in WordLists.WordList.All)
        {
            foreach (var word in list.Words) Add(word, list.Mark);
            foreach (var prefix in list.Prefixes()) Add(prefix, list.Mark);
        }
        foreach (var (marks, group) in Vocabulary.Groups)
            foreach (var word in group.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) Add(word, marks);
        return new(words);
    }

    // Fibonacci hashing: the high bits of FNV are the mixed ones.
    private int Slot(ulong hash) => (int)((hash * 0x9E3779B97F4A7C15) >> _shift);
}
