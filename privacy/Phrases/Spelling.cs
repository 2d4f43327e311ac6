using SupportBot.Privacy.Reading;

namespace SupportBot.Privacy.Phrases;

/// <summary>Whether a word is one slip away from a list word: a letter missing, too many, wrong, or two swapped.</summary>
internal static class Spelling
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <param name="word">As typed, folded.</param>
    /// <param name="list">The bit of the list.</param>
    /// <param name="lexicon">Where the list words are.</param>
    public static bool IsNear(ReadOnlySpan<char> word, ulong list, Lexicon lexicon)
    {
        if (word.Length is < 4 or > 14) return false;
        Span<char> other = stackalloc char[word.Length + 1];
        for (var i = 0; i < word.Length; i++)
        {
            // Without letter i; longer than four, or prefixes would match everything.
            word[..i].CopyTo(other);
            word[(i + 1)..].CopyTo(other[i..]);
            if (word.Length > 5 && Listed(other[..(word.Length - 1)], list, lexicon)) return true;
            word.CopyTo(other);
            foreach (var letter in Letters)
            {
                other[i] = letter;
                if (Listed(other[..word.Length], list, lexicon)) return true;
            }
            other[i] = word[i];
            if (i == 0) continue;
            (other[i - 1], other[i]) = (word[i], word[i - 1]);
            if (Listed(other[..word.Length], list, lexicon)) return true;
        }
        return IsOneShort(word, other, list, lexicon);
    }

    private static bool IsOneShort(ReadOnlySpan<char> word, Span<char> other, ulong list, Lexicon lexicon)
    {
        for (var i = 0; i <= word.Length; i++)
        {
            word[..i].CopyTo(other);
            word[i..].CopyTo(other[(i + 1)..]);
            foreach (var letter in Letters)
            {
                other[i] = letter;
                if (Listed(other, list, lexicon)) return true;
            }
        }
        return false;
    }

    private static bool Listed(ReadOnlySpan<char> word, ulong list, Lexicon lexicon) => (lexicon.Find(word) & list) != 0;
}
