namespace SupportBot.Knowledge.Search;

/// <summary>
/// Finds known words at one insertion, deletion, replacement or exchange of neighbours from an unknown one, by symmetric
/// deletion (Garbe's SymSpell): two such words share a form with one letter taken out.
/// </summary>
internal sealed class Misspellings
{
    private const int Shortest = 4;
    private const int Longest = 24;

    private readonly Vocabulary _vocabulary;
    /// <summary>High half: hash of a form; low half: number of the written word. Sorted.</summary>
    private readonly ulong[] _forms;

    public Misspellings(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        var forms = new List<ulong>();
        for (var surface = 0; surface < vocabulary.SurfaceCount; surface++)
        {
            var letters = vocabulary.SurfaceLetters(surface);
            if (!IsCandidate(letters))
                continue;
            for (var without = -1; without < letters.Length; without++)
                forms.Add(Form(letters, without) | (uint)surface);
        }

        _forms = [.. forms];
        Array.Sort(_forms);
    }

    public long Bytes => 8L * _forms.Length;

    public int Find(ReadOnlySpan<char> letters, Span<int> terms)
    {
        if (!IsCandidate(letters))
            return 0;

        var count = 0;
        for (var without = -1; without < letters.Length; without++)
        {
            var form = Form(letters, without);
            var at = Array.BinarySearch(_forms, form);
            for (at = at < 0 ? ~at : at; at < _forms.Length && _forms[at] >> 32 == form >> 32; at++)
            {
                var surface = (int)(uint)_forms[at];
                var term = _vocabulary.SurfaceTerm(surface);
                if (terms[..count].Contains(term) || !IsOneEdit(letters, _vocabulary.SurfaceLetters(surface)))
                    continue;
                if (count == terms.Length)
                    return count;
                terms[count++] = term;
            }
        }

        return count;
    }

    private static bool IsCandidate(ReadOnlySpan<char> letters) =>
        letters.Length is >= Shortest and <= Longest && letters.IndexOfAnyInRange('0', '9') < 0 && Scripts.Of(letters[0]) == Script.Letter;

    private static ulong Form(ReadOnlySpan<char> letters, int without)
    {
        var hash = 0xCBF29CE484222325UL;
        for (var i = 0; i < letters.Length; i++)
        {
            if (i != without)
                hash = (hash ^ letters[i]) * 0x100000001B3UL;
        }

        return TermHash.Mix(hash) & 0xFFFFFFFF00000000UL;
    }

    private static bool IsOneEdit(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
            return IsOneEdit(b, a);

        var start = a.CommonPrefixLength(b);
        var x = a[start..];
        var y = b[start..];
        if (b.Length == a.Length + 1)
            return x.SequenceEqual(y[1..]);
        if (b.Length != a.Length || x.IsEmpty)
            return false;

        return x[1..].SequenceEqual(y[1..])
            || (x.Length > 1 && x[0] == y[1] && x[1] == y[0] && x[2..].SequenceEqual(y[2..]));
    }
}
