using System.Globalization;

namespace SupportBot.Models.Features;

/// <summary>
/// Turns a message into words as people mean them: lower case, full-width letters made narrow, apostrophes and
/// zero-width characters dropped ("can't" = "cant"), Latin accents folded (many people type without them).
/// </summary>
public sealed class TextNormalizer(bool foldAccents = true)
{
    /// <summary>Words past this count are not read: by then a message has said what it is about.</summary>
    public const int MaxWords = 400;

    /// <summary>A longer "word" is an address, a hash or noise; it counts as one unknown thing.</summary>
    private const int MaxWordLength = 30;

    private const int MaxPlainDigits = 4;

    private static readonly char[] Folded = BuildFolding();

    /// <summary>Fills <paramref name="words"/> with the words of <paramref name="text"/>. Never throws, whatever the text.</summary>
    public void Normalize(ReadOnlySpan<char> text, WordBuffer words)
    {
        words.Clear();
        var start = words.Length;
        var cjk = false;
        foreach (var raw in text)
        {
            var c = Plain(raw);
            if (c == '\0') continue;
            var ideograph = IsUnspaced(c);
            if (ideograph ? !cjk : cjk || !IsWordCharacter(c))
            {
                Close(words, start, cjk);
                start = words.Length;
                if (words.Words.Length >= MaxWords) return;
            }

            cjk = ideograph;
            if (ideograph || IsWordCharacter(c)) words.Append(c);
            else if (c is '?' or '!') AddMark(words, c, ref start);
        }

        Close(words, start, cjk);
    }

    private static void AddMark(WordBuffer words, char mark, ref int start)
    {
        words.Append(mark);
        words.AddWord(start, 1);
        words.Append(' ');
        start = words.Length;
    }

    private static void Close(WordBuffer words, int start, bool cjk)
    {
        var length = words.Length - start;
        if (length == 0) return;
        if (cjk)
        {
            for (var i = 0; i < length; i++) words.AddWord(start + i, 1);
        }
        else
        {
            length = Shorten(words, start, length);
            words.AddWord(start, length);
        }

        words.AddRun(start, length);
        words.Append(' ');
    }

    private static int Shorten(WordBuffer words, int start, int length)
    {
        var long_ = length > MaxWordLength;
        if (!long_ && (length <= MaxPlainDigits || !AllDigits(words.Chars[start..]))) return length;
        words.CutTo(start);
        words.Append(long_ ? '\u0001' : '\u0002');
        return 1;
    }

    private static bool AllDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!char.IsAsciiDigit(c)) return false;
        return true;
    }

    /// <summary>The character as it counts, or NUL when it is nothing (apostrophe, zero width, control).</summary>
    private char Plain(char c)
    {
        if (c < 0x80)
        {
            if (c == '\'') return '\0';
            return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c is >= ' ' ? c : ' ';
        }

        if (c is '\u2019' or '\u2018' or '\u02BC' or '\u00AD' or '\uFEFF' or '\uFE0F' or (>= '\u200B' and <= '\u200D')) return '\0';
        if (c is >= '\uFF01' and <= '\uFF5E') return Plain((char)(c - 0xFEE0));
        if (c == '\u3002') return ' ';
        if (c < Folded.Length && foldAccents) return Folded[c];
        if (foldAccents && c is >= '\u0300' and <= '\u036F') return '\0';
        return char.ToLowerInvariant(c);
    }

    private static bool IsWordCharacter(char c)
    {
        if (c < 0x80) return char.IsAsciiLetterOrDigit(c) || c == '_';
        if (char.IsLetterOrDigit(c)) return true;
        // Emoji come as surrogate pairs and stay together as a word; vowel signs belong to their letters.
        return char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    /// <summary>Scripts written without spaces between words.</summary>
    internal static bool IsUnspaced(char c) =>
        c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u0E00' and <= '\u0E7F');

    private static char[] BuildFolding()
    {
        var table = new char[0x1F00];
        for (var i = 0; i < table.Length; i++)
        {
            var c = char.ToLowerInvariant((char)i);
            var latin = i is (>= 0xC0 and < 0x250) or (>= 0x1E00 and < 0x1F00);
            table[i] = latin ? c.ToString().Normalize(System.Text.NormalizationForm.FormD)[0] : c;
        }

        table['đ'] = table['Đ'] = 'd';
        table['ı'] = 'i';
        table['ł'] = table['Ł'] = 'l';
        table['ø'] = table['Ø'] = 'o';
        table['ё'] = table['Ё'] = 'е';
        for (var i = 0x300; i < 0x370; i++) table[i] = '\0';
        return table;
    }
}
