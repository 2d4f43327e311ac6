namespace SupportBot.Models.Languages;

/// <summary>What the letters alone tell about the language of a text.</summary>
internal static class Scripts
{
    /// <summary>Enough of a text to know its language.</summary>
    public const int Sample = 240;

    private const int Latin = 0, Cyrillic = 1, Han = 2, Kana = 3, Hangul = 4, Devanagari = 5, Arabic = 6, Thai = 7, Greek = 8, Hebrew = 9, Kinds = 10;

    private static readonly string?[] Languages = [null, "ru", "zh", "ja", "ko", "hi", "ar", "th", "el", "he"];

    /// <summary>
    /// The language when the script settles it, with its share of the letters as confidence; null for Latin letters and for
    /// texts without letters. A sign of a Chinese or Korean text weighs more, since it says more than a Latin letter.
    /// </summary>
    public static (string? Language, float Share) Read(ReadOnlySpan<char> text)
    {
        Span<int> weights = stackalloc int[Kinds];
        weights.Clear();
        var ukrainian = 0;
        foreach (var c in text[..Math.Min(text.Length, Sample)])
        {
            var kind = KindOf(c);
            if (kind < 0) continue;
            weights[kind] += kind switch { Latin => 1, Han or Kana or Hangul => 4, _ => 2 };
            if (c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ') ukrainian++;
            else if (c is 'ы' or 'э' or 'ъ' or 'ё') ukrainian--;
        }

        var (best, total) = (0, 0);
        for (var i = 0; i < Kinds; i++)
        {
            total += weights[i];
            if (weights[i] > weights[best]) best = i;
        }

        if (best == Han && weights[Kana] * 4 > weights[Han]) best = Kana;
        if (best == Latin || total == 0) return (null, 0);
        return (best == Cyrillic && ukrainian > 0 ? "uk" : Languages[best], weights[best] / (float)total);
    }

    private static int KindOf(char c) => c switch
    {
        < '\u0041' => -1,
        < '\u0250' => char.IsLetter(c) ? Latin : -1,
        >= '\u1E00' and < '\u1F00' => Latin,
        >= '\u0370' and < '\u0400' => Greek,
        >= '\u0400' and < '\u0530' => Cyrillic,
        >= '\u0590' and < '\u0600' => Hebrew,
        >= '\u0600' and < '\u0780' => Arabic,
        >= '\u0900' and < '\u0980' => Devanagari,
        >= '\u0E00' and < '\u0E80' => Thai,
        >= '\u3040' and < '\u3100' => Kana,
        >= '\u3400' and < '\uA000' => Han,
        (>= '\u1100' and < '\u1200') or (>= '\u3130' and < '\u3190') or (>= '\uAC00' and < '\uD7B0') => Hangul,
        _ => -1,
    };
}
