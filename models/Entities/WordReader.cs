using System.Globalization;
using SupportBot.Models.Features;

namespace SupportBot.Models.Entities;

/// <summary>A word's place in the text.</summary>
internal readonly record struct Token(int Start, int Length);

/// <summary>
/// Words between white space and punctuation; dots, dashes, commas and the like stay inside a word. Where a script without
/// spaces meets another, a word ends: "提现0.5btc" is two.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public void MoveTo(int at) => _at = at;

    public bool Next(out Token token)
    {
        while (_at < _text.Length)
        {
            var start = _at;
            if (!Starts(_text[start]))
            {
                _at++;
                continue;
            }

            var unspaced = TextNormalizer.IsUnspaced(_text[start]);
            while (_at < _text.Length && Continues(_text[_at]) && TextNormalizer.IsUnspaced(_text[_at]) == unspaced) _at++;
            var end = _at;
            while (end > start && _text[end - 1] is '.' or ',' or ':' or '-' or '_') end--;
            if (end == start) continue; // a dash on its own
            token = new(start, end - start);
            return true;
        }

        token = default;
        return false;
    }

    private static bool Starts(char c) => char.IsLetterOrDigit(c) || Currencies.OfSign(c) is not null || c is '-' or '+';

    /// <summary>Vowel signs belong to their letters.</summary>
    private static bool Continues(char c) =>
        Starts(c) || c is '.' or ',' or ':' or '_' || char.IsSurrogate(c) || (c > 0x300 && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
