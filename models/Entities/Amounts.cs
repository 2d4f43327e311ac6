using System.Globalization;

namespace SupportBot.Models.Entities;

/// <summary>Numbers with a currency: "0.5 btc", "$1,200.50", "200 usdt", "1.200,50 €", "rs 45000".</summary>
internal static class Amounts
{
    public static Entity? Read(ReadOnlySpan<char> text, Token token, ref WordReader reader)
    {
        var word = text.Slice(token.Start, token.Length);
        if (Currencies.OfSign(word[0]) is { } sign) return Number(word[1..], out var value) ? Make(token.Start, token.Length, value, sign) : NumberAhead(text, token, sign, ref reader);
        if (!char.IsAsciiDigit(word[0])) return Currency(word) is { } named ? NumberAhead(text, token, named, ref reader) : null;
        var digits = NumberLength(word);
        if (!Number(word[..digits], out var number)) return null;
        if (digits < word.Length) return Currency(word[digits..]) is { } attached ? Make(token.Start, token.Length, number, attached) : null;
        return CurrencyAhead(text, token, number, ref reader);
    }

    private static Entity? NumberAhead(ReadOnlySpan<char> text, Token token, string currency, ref WordReader reader)
    {
        var ahead = reader;
        if (!ahead.Next(out var next) || next.Start - token.Start - token.Length > 2) return null;
        var word = text.Slice(next.Start, next.Length);
        if (!char.IsAsciiDigit(word[0]) || !Number(word, out var value)) return null;
        var after = ahead;
        // "sent btc 2 times": a count follows a name, an amount follows a fiat sign or stands with its decimals
        if (after.Next(out var then) && Currency(text.Slice(then.Start, then.Length)) is not null) return null;
        if (text.Slice(token.Start, token.Length).Length > 2 && word.IndexOfAny('.', ',') < 0 && word.Length < 3) return null;
        reader = ahead;
        return Make(token.Start, next.Start + next.Length - token.Start, value, currency);
    }

    private static Entity? CurrencyAhead(ReadOnlySpan<char> text, Token token, decimal value, ref WordReader reader)
    {
        var ahead = reader;
        if (!ahead.Next(out var next) || next.Start - token.Start - token.Length > 2) return null;
        var word = text.Slice(next.Start, next.Length);
        var currency = (word.Length == 1 ? Currencies.OfSign(word[0]) : null) ?? Currency(word);
        if (currency is null) return null;
        reader = ahead;
        return Make(token.Start, next.Start + next.Length - token.Start, value, currency);
    }

    private static Entity Make(int start, int length, decimal value, string currency) =>
        new(EntityKind.Amount, start, length, value.ToString(CultureInfo.InvariantCulture) + " " + currency);

    private static string? Currency(ReadOnlySpan<char> word)
    {
        if (word.Length > Currencies.LongestName) return null;
        Span<char> lower = stackalloc char[Currencies.LongestName];
        var length = word.ToLowerInvariant(lower);
        if (length == 1 && Currencies.OfSign(word[0]) is { } sign) return sign;
        return Currencies.Find(lower[..length]);
    }

    private static int NumberLength(ReadOnlySpan<char> word)
    {
        var length = 0;
        while (length < word.Length && (char.IsAsciiDigit(word[length]) || word[length] is '.' or ',')) length++;
        return length;
    }

    /// <summary>1,200.50 and 1.200,50 alike: the last separator is the decimal one, unless three digits follow it and it stands alone.</summary>
    private static bool Number(ReadOnlySpan<char> word, out decimal value)
    {
        value = 0;
        if (word.Length is 0 or > 24) return false;
        var last = word.LastIndexOfAny('.', ',');
        var separators = word.Count('.') + word.Count(',');
        var sameKind = separators == word.Count('.') || separators == word.Count(',');
        var grouping = last >= 0 && word.Length - last - 1 == 3 && sameKind && (separators > 1 || (word[last] == ',' && word[0] != '0'));
        Span<char> plain = stackalloc char[24];
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsAsciiDigit(word[i])) plain[length++] = word[i];
            else if (word[i] is not ('.' or ',')) return false;
            else if (i == last && !grouping) plain[length++] = '.';
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
