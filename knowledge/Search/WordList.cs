namespace SupportBot.Knowledge.Search;

/// <summary>A word of a folded text.</summary>
/// <param name="Start">Into <see cref="WordList.Letters"/>.</param>
/// <param name="Surface">Hash of the letters as they stand, before stemming.</param>
/// <param name="IsPiece">Two neighbouring signs of a script without spaces; never stemmed.</param>
internal readonly record struct FoundWord(int Start, int Length, ulong Surface, bool IsPiece);

/// <summary>The words of one text; kept and reused, so that finding words allocates nothing.</summary>
internal sealed class WordList
{
    public char[] Letters = new char[256];
    public FoundWord[] Words = new FoundWord[64];
    public int Count;
    private int _used;

    public ReadOnlySpan<char> Text(in FoundWord word) => Letters.AsSpan(word.Start, word.Length);

    /// <summary>
    /// Finds words as Unicode's word boundary rules do for the scripts we serve (UAX #29, abridged): runs of letters, digits
    /// and marks; an apostrophe inside a word is left out and English 's with it; a point or comma between digits belongs to
    /// the number. Ideographs become overlapping pairs. At most <paramref name="maxWords"/>.
    /// </summary>
    public void Find(ReadOnlySpan<char> text, int maxWords = int.MaxValue)
    {
        text = TextFolder.Prepare(text);
        Count = _used = 0;
        if (Letters.Length < text.Length * 2)
            Letters = new char[text.Length * 2];

        for (var i = 0; i < text.Length && Count < maxWords;)
        {
            switch (Scripts.Of(text[i]))
            {
                case Script.Letter or Script.Digit:
                    i = TakeWord(text, i);
                    break;
                case Script.Ideograph:
                    i = TakeIdeographs(text, i);
                    break;
                default:
                    i++;
                    break;
            }
        }
    }

    private int TakeWord(ReadOnlySpan<char> text, int i)
    {
        var start = _used;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            var script = Scripts.Of(c);
            if (script is Script.Letter or Script.Digit or Script.Mark || c is '\u200C' or '\u200D' or '\u00AD')
            {
                var folded = TextFolder.Fold(c);
                if (folded != '\0')
                    Letters[_used++] = folded;
            }
            else if (!JoinsWord(text, ref i))
            {
                break;
            }
        }

        Add(start, isPiece: false);
        return i;
    }

    /// <summary>Whether the sign at <paramref name="i"/> stands inside a word; then it has been dealt with.</summary>
    private bool JoinsWord(ReadOnlySpan<char> text, ref int i)
    {
        if (i + 1 >= text.Length)
            return false;

        var (c, next) = (text[i], text[i + 1]);
        if (c is '.' or ',' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(next))
        {
            Letters[_used++] = c;
            return true;
        }

        if (c is not ('\'' or '’') || Scripts.Of(next) != Script.Letter)
            return false;

        if (next is 's' or 'S' && (i + 2 == text.Length || Scripts.Of(text[i + 2]) == Script.None))
            i++;
        return true;
    }

    private int TakeIdeographs(ReadOnlySpan<char> text, int i)
    {
        var start = _used;
        for (; i < text.Length && Scripts.Of(text[i]) == Script.Ideograph; i++)
            Letters[_used++] = text[i];

        if (_used - start == 1)
            Add(start, isPiece: true);
        for (var at = start; at + 1 < _used; at++)
            Add(at, isPiece: true, length: 2);
        return i;
    }

    private void Add(int start, bool isPiece, int length = 0)
    {
        length = length == 0 ? _used - start : length;
        if (length == 0)
            return;
        if (Count == Words.Length)
            Array.Resize(ref Words, 2 * Count);
        Words[Count++] = new FoundWord(start, length, TermHash.Of(Letters.AsSpan(start, length)), isPiece);
    }
}
