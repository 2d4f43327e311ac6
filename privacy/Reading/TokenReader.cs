using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace SupportBot.Privacy.Reading;

/// <summary>
/// Cuts a folded text into tokens, looks each up once, and notes on the way what the rules need to know first: for most
/// messages that is all that happens. Han characters are tokens each, unless several form a key word.
/// </summary>
internal ref struct TokenReader
{
    private const int PhraseWindow = 12;

    private readonly ReadOnlySpan<char> _text;
    private readonly Lexicon _lexicon;
    private Token[] _tokens;
    private int _count;
    private uint _window;
    private int _run;

    public TokenReader(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        _text = text;
        _lexicon = lexicon;
        _tokens = ArrayPool<Token>.Shared.Rent(Math.Max(32, text.Length / 4));
    }

    public readonly ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, _count);

    /// <summary>All marks in the text.</summary>
    public ulong Marks { get; private set; }

    /// <summary>Most list words, of any lists, among twelve tokens in a row.</summary>
    public int BestWindow { get; private set; }

    /// <summary>Most list words in a row.</summary>
    public int LongestRun { get; private set; }

    /// <summary>Longest token in characters.</summary>
    public int LongestToken { get; private set; }

    /// <summary>Digits in number tokens.</summary>
    public int Digits { get; private set; }

    public void Dispose()
    {
        ArrayPool<Token>.Shared.Return(_tokens);
        _tokens = [];
        _count = 0;
    }

    public void Read()
    {
        var i = 0;
        while (i < _text.Length)
        {
            var c = _text[i];
            if (CharacterClasses.IsWordCharacter(c)) i = IsHan(c) ? ReadHan(i) : ReadWord(i);
            else if (c == '[' && RemovalMarks.LengthAt(_text[i..]) is var length and > 0)
            {
                Add(new() { Start = i, End = i + length, Kind = TokenKind.Barrier });
                i += length;
            }
            else i++;
        }
    }

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or '\u3005' or >= '\uF900' and <= '\uFAFF';

    private int ReadWord(int start)
    {
        var hash = Lexicon.HashStart;
        var letters = Lexicon.HashStart;
        int digits = 0, i = start;
        var script = CharacterClasses.ScriptOf(_text[start]);
        while (i < _text.Length)
        {
            var c = _text[i];
            if (c == '\'' && i > start && i + 1 < _text.Length && char.IsLetter(_text[i - 1]) && char.IsLetter(_text[i + 1]))
            {
                hash = Lexicon.Hash(hash, c);
                letters = Lexicon.Hash(letters, c);
                i++;
                continue;
            }
            if (!CharacterClasses.IsWordCharacter(c) || CharacterClasses.ScriptOf(c) != script) break;
            hash = Lexicon.Hash(hash, c);
            if (char.IsAsciiDigit(c)) digits++;
            else letters = Lexicon.Hash(letters, c);
            i++;
        }
        var token = new Token { Start = start, End = i, Kind = digits == i - start ? TokenKind.Number : TokenKind.Word };
        token.Marks = _lexicon.Find(hash);
        // "1abandon", "abandon2": a list pasted without its dots.
        if (digits is 1 or 2 && token.Kind == TokenKind.Word && IsOuter(start, i, digits)) token.Marks |= _lexicon.Find(letters) & Reading.Marks.Lists;
        if (token.Kind == TokenKind.Number) Digits += digits;
        if (script == Script.Hangul && token.Marks == 0) token.Marks = FindStem(start, i);
        Add(token);
        return i;
    }

    // Korean particles stick to the word: "비밀번호는".
    private readonly ulong FindStem(int start, int end)
    {
        for (var stem = end - 1; stem > start + 1; stem--)
            if (_lexicon.Find(_text[start..stem]) is var marks and not 0) return marks & ~Reading.Marks.Lists;
        return 0;
    }

    private readonly bool IsOuter(int start, int end, int digits)
    {
        var span = _text[start..end];
        return !span[..digits].ContainsAnyExceptInRange('0', '9') || !span[^digits..].ContainsAnyExceptInRange('0', '9');
    }

    private int ReadHan(int start)
    {
        for (var length = 4; length >= 2; length--)
        {
            if (start + length > _text.Length || !CharacterClasses.IsWordCharacter(_text[start + length - 1])) continue;
            if (_lexicon.Find(_text.Slice(start, length)) is not (var marks and not 0)) continue;
            Add(new() { Start = start, End = start + length, Marks = marks });
            return start + length;
        }
        Add(new() { Start = start, End = start + 1, Marks = _lexicon.Find(_text.Slice(start, 1)) });
        return start + 1;
    }

    private void Add(Token token)
    {
        if (_count == _tokens.Length) Grow();
        _tokens[_count++] = token;
        Marks |= token.Marks;
        if (token.Kind == TokenKind.Barrier)
        {
            _window = 0;
            _run = 0;
            return;
        }
        LongestToken = Math.Max(LongestToken, token.Length);
        if (token.Kind == TokenKind.Number && token.Length <= 2) return;
        var listed = token.Is(Reading.Marks.Lists);
        _window = (_window << 1 | (listed ? 1u : 0u)) & (1u << PhraseWindow) - 1;
        _run = listed ? _run + 1 : 0;
        LongestRun = Math.Max(LongestRun, _run);
        BestWindow = Math.Max(BestWindow, BitOperations.PopCount(_window));
    }

    private void Grow()
    {
        var larger = ArrayPool<Token>.Shared.Rent(_tokens.Length * 2);
        _tokens.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<Token>.Shared.Return(_tokens);
        _tokens = larger;
    }
}
