using System.Globalization;

namespace SupportBot.Privacy.Reading;

internal enum Script : byte
{
    Other,
    Han,
    Hiragana,
    Katakana,
    Hangul,
}

/// <summary>Which characters make words, and where a script that writes without spaces changes.</summary>
internal static class CharacterClasses
{
    public static bool IsWordCharacter(char c) => c < 0x80 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || IsMark(c);

    public static Script ScriptOf(char c) => c switch
    {
        < '\u1100' => Script.Other,
        >= '\u3041' and <= '\u309F' => Script.Hiragana,
        >= '\u30A1' and <= '\u30FF' => Script.Katakana,
        >= '\uAC00' and <= '\uD7A3' or <= '\u11FF' => Script.Hangul,
        >= '\u3400' and <= '\u9FFF' or '\u3005' => Script.Han,
        _ => Script.Other,
    };

    // Vowel signs of Indic and Arabic scripts belong to their word.
    private static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
