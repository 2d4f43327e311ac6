using System.Globalization;

namespace SupportBot.Knowledge.Search;

/// <summary>What a character is to the word finder.</summary>
internal enum Script : byte
{
    /// <summary>Separates words.</summary>
    None,
    Letter,
    Digit,
    /// <summary>A vowel sign or accent: part of the word it stands in.</summary>
    Mark,
    /// <summary>Han, Hiragana, Katakana: written without spaces.</summary>
    Ideograph,
}

internal static class Scripts
{
    private static readonly Script[] s_scripts = MakeTable();

    public static Script Of(char c) => s_scripts[c];

    private static Script[] MakeTable()
    {
        var table = new Script[0x10000];
        for (var i = 0; i < table.Length; i++)
            table[i] = Classify((char)i);
        return table;
    }

    private static Script Classify(char c)
    {
        if (c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF'))
            return c is '\u30FB' ? Script.None : Script.Ideograph;

        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Script.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => Script.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Script.Mark,
            _ => Script.None,
        };
    }
}
