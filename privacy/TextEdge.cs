using System.Buffers;
using System.Globalization;
using System.Text;

namespace SupportBot.Privacy;

/// <summary>
/// What text must not carry into the house: NUL and other controls (PostgreSQL refuses NUL), half surrogates, signs that
/// turn the direction of the text around them, invisible filler, towers of combining marks.
/// </summary>
public static class TextEdge
{
    /// <summary>A message is kept up to this many UTF-16 characters. Cut after redaction: half a secret is not recognised.</summary>
    public const int MaxLength = 8_000;

    // Vietnamese needs two, Hebrew up to four; more is decoration that breaks the lines above and below.
    private const int MostMarks = 8;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "\t\n" + string.Concat(Enumerable.Range(0x20, 0x5F).Select(code => (char)code)));

    /// <summary>The text without those signs; the same string when there are none. Line ends become <c>\n</c>. Cleaning twice changes nothing more.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        return NeedsWork(text) ? Rewrite(text, null) : text;
    }

    /// <summary>At most <paramref name="length"/> characters (default <see cref="MaxLength"/>), no surrogate pair split.</summary>
    public static SafeText Cut(SafeText text, int length = MaxLength) => text.Truncate(length);

    /// <summary>Like <see cref="Clean(string)"/>; <paramref name="origins"/> gives for each character (and the end) its place in the raw text, null when nothing moved.</summary>
    internal static string Clean(string? text, out List<int>? origins)
    {
        origins = null;
        if (string.IsNullOrEmpty(text)) return "";
        if (!NeedsWork(text)) return text;
        origins = new List<int>(text.Length + 1);
        var clean = Rewrite(text, origins);
        origins.Add(text.Length);
        return clean;
    }

    /// <summary>The largest length ≤ <paramref name="length"/> that does not end inside a surrogate pair.</summary>
    internal static int WholeCharacters(string text, int length) =>
        length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1]) && char.IsLowSurrogate(text[length])
            ? length - 1
            : length;

    private static bool NeedsWork(string text)
    {
        var start = text.AsSpan().IndexOfAnyExcept(Plain);
        if (start < 0) return false;
        var marks = 0;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and <= '~' or '\t' or '\n') { marks = 0; continue; }
            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return true;
                if (IsTag(text, i)) return true;
                i++;
                marks = 0;
                continue;
            }
            if (c == '\0' || Replace(c) != c || c is '\u200C' or '\u200D' && IsIdleJoiner(text, i)) return true;
            marks = IsMark(c) ? marks + 1 : 0;
            if (marks > MostMarks) return true;
        }
        return false;
    }

    private static string Rewrite(string text, List<int>? origins)
    {
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                if (!IsTag(text, i))
                {
                    clean.Append(c).Append(text[i + 1]);
                    origins?.Add(i);
                    origins?.Add(i + 1);
                    marks = 0;
                }
                i++;
                continue;
            }
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
            var kept = char.IsSurrogate(c) ? '\uFFFD' : Replace(c);
            if (kept == '\0') continue;
            if (kept is '\u200C' or '\u200D' && (clean.Length == 0 || !Joins(clean[^1]) || i + 1 == text.Length || !Joins(text[i + 1]))) continue;
            marks = IsMark(kept) ? marks + 1 : 0;
            if (marks > MostMarks) continue;
            clean.Append(kept);
            origins?.Add(i);
        }
        return DropLastJoiner(clean, origins);
    }

    // What followed a joiner may have been dropped after it: "a<ZWJ><bidi override>".
    private static string DropLastJoiner(StringBuilder clean, List<int>? origins)
    {
        for (var i = clean.Length - 1; i >= 0; i--)
        {
            if (clean[i] is not ('\u200C' or '\u200D')) continue;
            if (i + 1 < clean.Length && Joins(clean[i + 1])) continue;
            clean.Remove(i, 1);
            origins?.RemoveAt(i);
        }
        return clean.ToString();
    }

    private static bool IsIdleJoiner(string text, int index) =>
        index == 0 || index + 1 == text.Length || !Joins(text[index - 1]) || !Joins(text[index + 1]);

    // Joiners shape Persian, Indic scripts and emoji; next to ASCII or another joiner they only hide something.
    private static bool Joins(char c) => c > '\u00FF' && c is not ('\u200C' or '\u200D') && !char.IsWhiteSpace(c) && Replace(c) != '\0';

    private static bool IsMark(char c) =>
        c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    // U+E0000–E007F: invisible copies of ASCII, used to smuggle instructions.
    private static bool IsTag(string text, int index) =>
        text[index] == '\uDB40' && text[index + 1] <= '\uDC7F';

    /// <summary>What stays for this character; NUL when nothing does.</summary>
    private static char Replace(char c) => c switch
    {
        '\t' or '\n' => c,
        '\r' or '\u0085' or '\u2028' or '\u2029' => '\n',
        < ' ' or >= '\u007F' and <= '\u009F' => '\0',
        < '\u00AD' => c,
        // Soft hyphen, zero-width space, word joiner and its kin, byte order mark, Mongolian separator, annotation marks.
        '\u00AD' or '\u200B' or >= '\u2060' and <= '\u2064' or '\uFEFF' or '\u180E' or >= '\uFFF9' and <= '\uFFFB' => '\0',
        // Embeddings, overrides, isolates, deprecated format signs. Pages isolate each text by an element instead.
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u206F' => '\0',
        '\uFFFE' or '\uFFFF' => '\0',
        _ => c,
    };
}
