using SupportBot.Privacy.Reading;

namespace SupportBot.Privacy.Rules;

/// <summary>Payment cards: 13–19 digits, perhaps in groups, with an issuer's prefix of the right length and a valid Luhn digit; and check codes beside their name.</summary>
internal static class CardRule
{
    private const int FewestDigits = 13;
    private const int MostDigits = 19;

    public static void Apply(in ReadText read, ref Found found)
    {
        if (read.Digits >= FewestDigits)
            for (var i = 0; i < read.Tokens.Length; i++)
                if (read.Tokens[i].Kind == TokenKind.Number && Number(read, i) is var last and >= 0)
                {
                    found.Add(read.Tokens[i].Start, read.Tokens[last].End, SecretKind.Card, true);
                    i = last;
                }
        if (read.Has(Marks.CardCheck)) CheckCodes(read, ref found);
    }

    /// <summary>Index of the last group of a card number that begins at this token; -1 if none does.</summary>
    private static int Number(in ReadText read, int first)
    {
        if (IsFraction(read, first)) return -1;
        Span<char> digits = stackalloc char[MostDigits];
        int count = 0, best = -1;
        for (var i = first; i < read.Tokens.Length; i++)
        {
            ref readonly var token = ref read.Tokens[i];
            if (token.Kind != TokenKind.Number || count + token.Length > MostDigits) break;
            if (i > first && !IsSeparator(read.Before(i))) break;
            read.Text[token.Start..token.End].CopyTo(digits[count..]);
            count += token.Length;
            if (count >= FewestDigits && IsCard(digits[..count])) best = i;
        }
        return best;
    }

    private static bool IsSeparator(ReadOnlySpan<char> between) => between is " " or "-" or "." or "  " or " - ";

    // "0.4111…" is an amount.
    private static bool IsFraction(in ReadText read, int index)
    {
        var start = read.Tokens[index].Start;
        return start >= 2 && read.Text[start - 1] is '.' or ',' && char.IsAsciiDigit(read.Text[start - 2]) && read.Tokens[index].Length > 4;
    }

    private static bool IsCard(ReadOnlySpan<char> digits) => HasIssuer(digits) && HasLuhnDigit(digits) && digits.ContainsAnyExcept(digits[0]);

    // ISO/IEC 7812 ranges as the schemes publish them.
    private static bool HasIssuer(ReadOnlySpan<char> digits)
    {
        var four = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + digits[3] - '0';
        return digits.Length switch
        {
            13 => four / 1000 == 4,
            14 => four / 100 is 36 or 38 or 39 || four / 10 is >= 300 and <= 305,
            15 => four / 100 is 34 or 37,
            16 => four / 1000 == 4 || four / 100 is (>= 51 and <= 55) or 62 or 65 or 60 or 67 or 50 or 81 or (>= 56 and <= 58)
                || four is (>= 2200 and <= 2204) or (>= 2221 and <= 2720) or 6011 or (>= 3528 and <= 3589) or 9792 || four / 10 is >= 644 and <= 649,
            _ => four / 1000 == 4 && digits.Length == 19 || four / 100 is 62 or 65 or 67 or 63 || four is 6304 or 5018 or 5020 or 5038 or 5893,
        };
    }

    private static bool HasLuhnDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }

    private static void CheckCodes(in ReadText read, ref Found found)
    {
        for (var i = 0; i < read.Tokens.Length; i++)
        {
            if (!read.Tokens[i].Is(Marks.CardCheck)) continue;
            for (var next = i + 1; next < Math.Min(read.Tokens.Length, i + 5); next++)
            {
                ref readonly var token = ref read.Tokens[next];
                if (token.Kind == TokenKind.Number && token.Length is 3 or 4) found.Add(token.Start, token.End, SecretKind.Card, false);
                else if (token.Is(Marks.Is | Marks.Filler)) continue;
                break;
            }
        }
    }
}
