using SupportBot.Models.Features;

namespace SupportBot.Models.Lexicons;

/// <summary>
/// A short message made comparable: lower case, no accents, no punctuation, one space between words. Longer messages are
/// cut, since they are neither commands nor short replies.
/// </summary>
internal sealed class Phrase
{
    /// <summary>A message longer than this many characters is no command and no short reply.</summary>
    public const int MaxLength = 240;

    private static readonly TextNormalizer Normalizer = new();

    private readonly WordBuffer _words = new();
    private readonly char[] _key = new char[(MaxLength * 2) + 8];
    private int _start;
    private int _end;

    public ReadOnlySpan<char> Key => _key.AsSpan(_start, _end - _start);

    public int WordCount { get; private set; }

    public bool EndsWithQuestion { get; private set; }

    public void Read(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength) text = text[..MaxLength];
        EndsWithQuestion = text.TrimEnd().EndsWith("?") || text.TrimEnd().EndsWith("？");
        Normalizer.Normalize(text, _words);
        (_start, _end) = (0, 0);
        foreach (var run in _words.Runs)
        {
            if (_end > 0) _key[_end++] = ' ';
            _words[run].CopyTo(_key.AsSpan(_end));
            _end += run.Length;
        }

        WordCount = _end == 0 ? 0 : _words.Words.Length;
    }

    /// <summary>Takes polite and empty words ("ok", "please", "bueno") off both ends, as long as something stays.</summary>
    public void StripFillers(Lexicon lexicon)
    {
        while (DropFirst(lexicon) || DropLast(lexicon))
        {
        }
    }

    public static string Normalize(string text)
    {
        var phrase = new Phrase();
        phrase.Read(text);
        return phrase.Key.ToString();
    }

    private bool DropFirst(Lexicon lexicon)
    {
        for (var words = 4; words >= 1; words--)
        {
            var end = EndOfWords(words);
            if (end < 0 || end >= Key.Length || (lexicon.Whole(Key[..end]) & Cues.Filler) == 0) continue;
            _start += end + 1;
            return true;
        }

        return false;
    }

    private bool DropLast(Lexicon lexicon)
    {
        var rest = Key;
        var space = rest.LastIndexOf(' ');
        if (space > 0 && rest[..space].LastIndexOf(' ') is > 0 and var two && (lexicon.Whole(rest[(two + 1)..]) & Cues.Filler) != 0) space = two;
        else if (space <= 0 || (lexicon.Whole(rest[(space + 1)..]) & Cues.Filler) == 0) return false;
        _end = _start + space;
        return true;
    }

    /// <summary>Where the first so many words end in <see cref="Key"/>, or -1 when there are fewer.</summary>
    private int EndOfWords(int words)
    {
        var key = Key;
        for (var i = 0; i < key.Length; i++)
            if (key[i] == ' ' && --words == 0) return i;
        return words == 1 ? key.Length : -1;
    }
}
