using System.Globalization;
using SupportBot.Models.Features;

namespace SupportBot.Models.Understanding;

/// <summary>
/// Splits a message where it may turn to something else: at ends of sentences and lines, marks of lists, commas, and words
/// like "also". Pieces too short to mean anything stay with their neighbour. Never throws, whatever the text.
/// </summary>
internal static class ClauseSplitter
{
    /// <summary>More clauses than this are not told apart: the last one holds the rest.</summary>
    public const int Most = 16;

    /// <summary>Letters a clause needs; an ideograph counts as three, since two of them make a word, and a Korean syllable as two.</summary>
    private const int FewestLetters = 10, IdeographLetters = 3, SyllableLetters = 2;

    /// <summary>Before a comma there must be more, so that "another thing," stays with what it announces.</summary>
    private const int FewestBeforeComma = 16;

    /// <summary>Fills <paramref name="clauses"/>, which has <see cref="Most"/> places, and returns how many there are: at least one, unless the text has no letter.</summary>
    public static int Split(ReadOnlySpan<char> text, Span<Clause> clauses)
    {
        var (count, start, letters, items) = (0, 0, 0, 0);
        var joint = Joint.None;
        for (var i = 0; i < text.Length; i++)
        {
            letters += Letters(text[i]);
            var cut = CutAt(text, i, ref items);
            if (cut == Joint.None) continue;
            var end = char.IsLetterOrDigit(text[i]) || cut == Joint.Item ? i : i + 1;
            if (letters < (cut == Joint.Comma ? FewestBeforeComma : FewestLetters) || count == Most - 1)
            {
                if (cut > joint && (letters < FewestLetters / 2 || joint == Joint.None && cut >= Joint.Item)) joint = cut;
                continue;
            }

            clauses[count++] = Trimmed(text, start, end, joint);
            (start, letters, joint) = (end, 0, cut);
            if (end == i) letters = Letters(text[i]);
        }

        if (letters >= FewestLetters || (count == 0 && letters > 0)) clauses[count++] = Trimmed(text, start, text.Length, joint);
        else if (count > 0) clauses[count - 1] = Trimmed(text, clauses[count - 1].Start, text.Length, clauses[count - 1].Joint);
        return count;
    }

    private static int Letters(char c)
    {
        if (c < 0x80) return char.IsAsciiLetterOrDigit(c) ? 1 : 0;
        if (TextNormalizer.IsUnspaced(c)) return IdeographLetters;
        if (c is >= '\uAC00' and <= '\uD7A3') return SyllableLetters;
        return char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? 1 : 0;
    }

    /// <summary>What ends before (or, for punctuation, at) this place.</summary>
    private static Joint CutAt(ReadOnlySpan<char> text, int i, ref int items)
    {
        var c = text[i];
        if (c is '\n' or '\r' or '•' or '●' or '▪') return Joint.Item;
        var atWord = i == 0 || !char.IsLetterOrDigit(text[i - 1]) && text[i - 1] != '\'' && text[i - 1] != '’';
        if (atWord || TextNormalizer.IsUnspaced(c))
        {
            if (char.IsLetter(c) && Connectives.At(text, i) is not Joint.None and var tied) return tied;
            if (atWord && IsItem(text, i, ref items)) return Joint.Item;
        }

        if (c is '。' or '！' or '？' or '；' or '।' or '…') return Joint.Sentence;
        if (c is '，' or '、') return Joint.Comma;
        var last = i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] is '"' or ')' or '”' or '\'';
        if (!last) return c is ',' && i > 0 && i + 1 < text.Length && !char.IsDigit(text[i + 1]) ? Joint.Comma : Joint.None;
        if (c is '.' or '!' or '?' or ';') return Joint.Sentence;
        return c is ',' or ':' || (c is '-' or '–' or '—' or '+' or '&' or '/' && i > 0 && char.IsWhiteSpace(text[i - 1])) ? Joint.Comma : Joint.None;
    }

    /// <summary>"1)", "(2)", "3." in their order, so that "on the 4." is none.</summary>
    private static bool IsItem(ReadOnlySpan<char> text, int i, ref int items)
    {
        if (text[i] - '1' != items || items > 8 || i + 1 >= text.Length || text[i + 1] is not (')' or '.' or ':' or '）')) return false;
        if (i + 2 < text.Length && char.IsDigit(text[i + 2])) return false;
        items++;
        return true;
    }

    private static Clause Trimmed(ReadOnlySpan<char> text, int start, int end, Joint joint)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new(start, end - start, joint);
    }
}
