using SupportBot.Models.Features;
using SupportBot.Models.Lexicons;

namespace SupportBot.Models.Replies;

/// <param name="Stem">Hash of the stem.</param>
/// <param name="Bare">Hash of the stem without a prefix that turns the meaning ("un", "dis", "in"); 0 when it has none.</param>
/// <param name="Clause">Number of the clause, from 0.</param>
/// <param name="Negated">Stands after a negation in its clause.</param>
/// <param name="Quoted">Belongs to words that are quoted, such as a message on a screen: a negation there denies nothing.</param>
/// <param name="Contrasted">Named as what it is not: the second half of "a click and not a beep". Such a "not" does not turn the clause.</param>
/// <param name="Aside">Stands in a condition ("when it rains") and not in the statement.</param>
internal readonly record struct Token(int Start, int Length, uint Word, uint Stem, uint Bare, WordSigns Signs, int Clause, bool Negated, bool Contrasted, bool Aside, bool Quoted)
{
    /// <summary>Denies the statement of its clause, or undoes its denial.</summary>
    public bool Denies => Signs.Has(Sign.Negator | Sign.Inverter) && !Contrasted && !Aside && !Quoted;

    /// <summary>Says something of its own: neither function word nor negation.</summary>
    public bool IsContent => !Signs.Has(Sign.Function | Sign.Negator | Sign.Inverter | Sign.Auxiliary | Sign.Pronoun | Sign.Condition | Sign.Asking);
}

/// <summary>A text cut into clauses and tokens with what stands negated; reusable, so that reading allocates nothing.</summary>
internal sealed class Sentence
{
    /// <summary>What comes later in a longer text is seldom the answer.</summary>
    public const int MostTokens = 80;

    private static readonly TextNormalizer Normalizer = new();

    private readonly WordBuffer _words = new();
    private readonly Token[] _tokens = new Token[MostTokens];
    private char[] _chars = new char[1024];
    private int _charCount;
    private int _count;
    private int _added;
    private bool _negated, _contrasted, _aside, _quoted;

    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, _count);

    public int Clauses { get; private set; }

    /// <summary>A bit for each of the first 64 clauses that ends with a question mark.</summary>
    public ulong Asked { get; private set; }

    /// <summary>A bit for each of the first 64 clauses that ends a sentence.</summary>
    public ulong Closed { get; private set; }

    public ReadOnlySpan<char> Text(in Token token) => _chars.AsSpan(token.Start, token.Length);

    public bool IsAsked(int clause) => clause < 64 && (Asked >> clause & 1) != 0;

    public bool IsClosed(int clause) => clause < 64 && (Closed >> clause & 1) != 0;

    public void Read(ReadOnlySpan<char> text)
    {
        (_count, _charCount, Clauses, Asked, Closed, _quoted) = (0, 0, 0, 0, 0, false);
        while (text.Length > 0 && _count < MostTokens)
        {
            var end = 0;
            while (end < text.Length && !Ends(text, end)) end++;
            var mark = end < text.Length ? text[end] : '.';
            AddClause(text[..end], mark);
            text = text[Math.Min(text.Length, end + 1)..];
        }
    }

    /// <summary>Points and commas end a clause only before a space: "0.01" is one number.</summary>
    private static bool Ends(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '?' or '？' or '!' or '！' or ';' or '\n' or '。' or '，' or '…' or '।' => true,
        '.' or ',' or ':' => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] is '.' or '"' or '\'',
        '-' or '–' or '—' => at > 0 && at + 1 < text.Length && text[at - 1] == ' ' && text[at + 1] == ' ',
        _ => false,
    };

    private void AddClause(ReadOnlySpan<char> text, char mark)
    {
        (_negated, _contrasted, _aside, _added) = (false, false, false, 0);
        for (var (start, at) = (0, 0); at <= text.Length; at++)
        {
            if (at < text.Length && !IsQuote(text, at)) continue;
            AddWords(text[start..at]);
            if (at < text.Length) _quoted = !_quoted;
            start = at + 1;
        }

        Close(mark);
    }

    private void AddWords(ReadOnlySpan<char> text)
    {
        Normalizer.Normalize(text, _words);
        foreach (var piece in _words.Words)
        {
            if (_count == MostTokens) return;
            var word = _words[piece];
            if (_added > 0 && IsBreak(word))
            {
                Clauses++;
                (_negated, _contrasted, _aside, _added) = (false, false, false, 0);
            }

            var stem = Features.Stem.Of(word);
            var signs = Signs.Shared.Of(word, stem);
            if (signs.Has(Sign.Condition)) (_aside, _negated, _contrasted) = (true, false, false);
            if (signs.Has(Sign.Contrast) || IsContrast(word)) _contrasted = true;
            _tokens[_count++] = new(Keep(word), word.Length, Features.Stem.Hash(word), stem, BareStem(word), signs, Clauses, _negated, _contrasted, _aside, _quoted);
            if (!_contrasted && !_quoted) _negated = Turn(_negated, signs);
            _added++;
        }
    }

    private void Close(char mark)
    {
        var clause = Math.Max(0, _added > 0 ? Clauses : Clauses - 1);
        var closes = mark is not (',' or '，' or ':' or '-' or '–' or '—');
        if (clause < 64)
        {
            Asked |= mark is '?' or '？' ? 1UL << clause : 0;
            Closed |= closes ? 1UL << clause : 0;
        }

        if (closes) _quoted = false;
        if (_added > 0) Clauses++;
    }

    /// <summary>A mark that begins or ends a quotation; the apostrophe of "don't" does neither.</summary>
    private bool IsQuote(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is not ('"' or '“' or '”' or '«' or '»' or '‘' or '’' or '\'')) return false;
        var letterBefore = at > 0 && char.IsLetterOrDigit(text[at - 1]);
        var letterAfter = at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
        return _quoted ? !letterAfter : letterAfter && !letterBefore;
    }

    /// <summary>Whether what follows is negated, given whether it was so far.</summary>
    public static bool Turn(bool negated, in WordSigns signs) => signs.Has(Sign.Inverter) ? !negated : negated || signs.Has(Sign.Negator);

    /// <summary>"A click and not a beep", "a click, not a beep", "a click rather than a beep".</summary>
    private bool IsContrast(ReadOnlySpan<char> word)
    {
        if (_count == 0) return false;
        var before = Text(_tokens[_count - 1]);
        if (word is "not") return _added == 0 ? Clauses > 0 && !IsClosed(Clauses - 1) : before is "and";
        return word is "than" && before is "rather";
    }

    /// <summary>After these words negation starts anew: "it isn't loud but it is hot".</summary>
    private static bool IsBreak(ReadOnlySpan<char> word) => word is "but" or "however" or "though" or "although" or "yet" or "pero" or "mas" or "mais" or "tapi" or "nhưng" or "но" or "lekin";

    private int Keep(ReadOnlySpan<char> word)
    {
        if (_charCount + word.Length > _chars.Length) Array.Resize(ref _chars, _chars.Length * 2);
        word.CopyTo(_chars.AsSpan(_charCount));
        _charCount += word.Length;
        return _charCount - word.Length;
    }

    private static uint BareStem(ReadOnlySpan<char> word)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["un", "dis", "in", "im", "non", "mis"])
            if (word.Length > prefix.Length + 3 && word.StartsWith(prefix)) return Features.Stem.Of(word[prefix.Length..]);
        return 0;
    }
}
