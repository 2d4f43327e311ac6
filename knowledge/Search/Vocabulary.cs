using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.Search;

internal enum TermKind : byte { Word, Pair, Gram }

/// <summary>
/// The terms of an index by number, and the words as they were written: a written word that is known needs no stemming, and
/// one that is not may be a misspelling of one that is.
/// </summary>
internal sealed class Vocabulary
{
    private const int LongestWord = 64;

    private readonly TermTable _terms = new();
    private readonly TermTable _surfaces = new();
    private readonly List<TermKind> _kinds = [];
    private readonly List<int> _surfaceTerm = [];
    private readonly List<int> _surfaceEnd = [];
    private readonly List<char> _surfaceLetters = [];
    private Misspellings? _misspellings;

    public int Count => _kinds.Count;

    public long Bytes => _terms.Bytes + _surfaces.Bytes + _kinds.Count + 8L * _surfaceTerm.Count + 2L * _surfaceLetters.Count
        + (_misspellings?.Bytes ?? 0);

    public TermKind Kind(int term) => _kinds[term];

    public int AddTerm(ulong hash, TermKind kind)
    {
        var term = _terms.GetOrAdd(hash, _kinds.Count);
        if (term == _kinds.Count)
            _kinds.Add(kind);
        return term;
    }

    /// <summary>The number of the word's stem.</summary>
    public int AddWord(ReadOnlySpan<char> letters, in FoundWord word, Stemmer stemmer)
    {
        var surface = _surfaces.GetOrAdd(word.Surface, _surfaceTerm.Count);
        if (surface < _surfaceTerm.Count)
            return _surfaceTerm[surface];

        var term = AddTerm(StemHash(letters, word.IsPiece, stemmer), TermKind.Word);
        _surfaceTerm.Add(term);
        _surfaceLetters.AddRange(letters[..Math.Min(letters.Length, LongestWord)]);
        _surfaceEnd.Add(_surfaceLetters.Count);
        return term;
    }

    /// <summary>The end of building: misspellings can be looked up from here on.</summary>
    public void Freeze() => _misspellings = new Misspellings(this);

    public int FindTerm(ulong hash) => _terms.Find(hash);

    /// <summary>The number of the word's stem, or -1.</summary>
    public int FindWord(ReadOnlySpan<char> letters, in FoundWord word, Stemmer stemmer)
    {
        var surface = _surfaces.Find(word.Surface);
        return surface >= 0 ? _surfaceTerm[surface] : _terms.Find(StemHash(letters, word.IsPiece, stemmer));
    }

    /// <summary>Stems of known words one edit away; returns how many were put into <paramref name="terms"/>.</summary>
    public int FindMisspelt(ReadOnlySpan<char> letters, Span<int> terms) => _misspellings?.Find(letters, terms) ?? 0;

    public int SurfaceCount => _surfaceTerm.Count;

    public int SurfaceTerm(int surface) => _surfaceTerm[surface];

    public ReadOnlySpan<char> SurfaceLetters(int surface)
    {
        var start = surface == 0 ? 0 : _surfaceEnd[surface - 1];
        return CollectionsMarshal.AsSpan(_surfaceLetters)[start.._surfaceEnd[surface]];
    }

    public static ulong StemHash(ReadOnlySpan<char> letters, bool isPiece, Stemmer stemmer)
    {
        if (isPiece || letters.Length > LongestWord)
            return TermHash.Of(letters);

        // One letter more: stemming may put an "e" back.
        Span<char> word = stackalloc char[LongestWord + 1];
        letters.CopyTo(word);
        return TermHash.Of(word[..stemmer.Stem(word[..letters.Length])]);
    }
}
