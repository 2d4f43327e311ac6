using System.Globalization;
using System.Text;

namespace SupportBot.Knowledge.Search;

/// <summary>
/// Writing differences that do not change a word: case, compatibility forms (full-width letters), accents on Latin, Greek and
/// Cyrillic letters. Vowel signs of Indic scripts are part of the word and stay.
/// </summary>
internal static class TextFolder
{
    private const int TableSize = 0x2000;
    private static readonly char[] s_fold = MakeTable();

    /// <summary>The text ready for <see cref="Fold(char)"/>: composed, without broken surrogates. ASCII text is returned as it is.</summary>
    public static ReadOnlySpan<char> Prepare(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
            return text;

        var clean = new string(text);
        if (!IsWellFormed(clean))
            clean = Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(clean));
        return clean.Normalize(NormalizationForm.FormKC);
    }

    /// <summary>The folded letter; <c>'\0'</c> for a mark that is to be left out.</summary>
    public static char Fold(char c) => c < TableSize ? s_fold[c] : c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' ? '\0' : c;

    /// <summary>A whole word folded, for word lists in code and data.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in Prepare(word))
        {
            if (Fold(c) is var f and not '\0')
                folded.Append(f);
        }

        return folded.ToString();
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    private static char[] MakeTable()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
            table[i] = FoldSlowly((char)i);
        return table;
    }

    private static char FoldSlowly(char c)
    {
        if (c is >= '\u0300' and <= '\u036F' or '\u00AD')
            return '\0';

        var lower = char.ToLowerInvariant(c);
        var plain = lower switch
        {
            'ß' => 's', 'ø' => 'o', 'đ' => 'd', 'ð' => 'd', 'ł' => 'l', 'ı' => 'i', 'æ' => 'a', 'œ' => 'o', '’' => '\'', _ => lower,
        };
        if (plain < 0x80 || !HasAccents(plain))
            return plain;

        var first = plain.ToString().Normalize(NormalizationForm.FormD)[0];
        return char.GetUnicodeCategory(first) == UnicodeCategory.LowercaseLetter ? first : plain;
    }

    private static bool HasAccents(char c) => c is < '\u0530' or (>= '\u1E00' and < '\u2000');
}
