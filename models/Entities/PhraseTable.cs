using SupportBot.Models.Features;

namespace SupportBot.Models.Entities;

/// <summary>Phrases in lower case and what they mean, found where a word begins. Of several the longest stands.</summary>
internal sealed class PhraseTable<T>
{
    /// <summary>By the first two characters, or by the only one.</summary>
    private readonly Dictionary<int, (string Phrase, T Meaning)[]> _byStart;

    public PhraseTable(IEnumerable<(string Phrases, T Meaning)> rows)
    {
        _byStart = rows
            .SelectMany(row => row.Phrases.Split('|').Select(phrase => (Phrase: phrase, row.Meaning)))
            .GroupBy(entry => PhraseStart.Of(entry.Phrase))
            .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Phrase.Length).ToArray());
    }

    /// <summary>How the phrases begin, as <see cref="PhraseStart"/> counts it.</summary>
    public IEnumerable<int> Starts => _byStart.Keys;

    /// <summary>The length of the phrase at this place, 0 when there is none. The place may be past the end.</summary>
    public int At(ReadOnlySpan<char> text, int at, out T meaning)
    {
        meaning = default!;
        if (at >= text.Length) return 0;
        var rest = text[at..];
        var length = Longest(rest, PhraseStart.Of(rest), ref meaning);
        return length > 0 ? length : Longest(rest, PhraseStart.OfFirst(rest), ref meaning);
    }

    private int Longest(ReadOnlySpan<char> rest, int start, ref T meaning)
    {
        if (!_byStart.TryGetValue(start, out var entries)) return 0;
        foreach (var (phrase, value) in entries)
        {
            if (!rest.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) || !Ends(rest, phrase)) continue;
            meaning = value;
            return phrase.Length;
        }

        return 0;
    }

    /// <summary>Chinese has no spaces and Korean adds particles without one, so there a phrase need not end a word; vowel signs belong to the word.</summary>
    private static bool Ends(ReadOnlySpan<char> rest, string phrase)
    {
        var last = phrase[^1];
        if (rest.Length == phrase.Length || TextNormalizer.IsUnspaced(last) || last is >= '\uAC00' and <= '\uD7A3') return true;
        var next = rest[phrase.Length];
        return !char.IsLetterOrDigit(next) && char.GetUnicodeCategory(next) is not (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);
    }
}
