using System.Globalization;
using SupportBot.Models.Features;

namespace SupportBot.Models.Entities;

/// <summary>Numbers with a currency: "0.5 btc", "$1,200.50", "200 usdt", "1.200,50 €", "rs 45000", "$1k", "10 000 USDT", "5 juta rupiah".</summary>
internal static class Amounts
{
    private const int LongestPrefix = 4;

    private static readonly PhraseTable<decimal> Magnitudes = new(
    [
        ("k|к|mil|тыс|тысяч|тысячи|тысяча|ribu|rb|nghìn|ngàn|thousand|千|천|hazaar|hazar|हज़ार|हजार|mille", 1_000m),
        ("万|萬|만", 10_000m),
        ("lakh|lakhs|lac|लाख", 100_000m),
        ("m|mn|mio|million|millions|millón|millones|milhão|milhões|миллион|миллиона|миллионов|млн|juta|jt|triệu|tr|百万|백만", 1_000_000m),
        ("crore|crores|करोड़", 10_000_000m),
        ("亿|억", 100_000_000m),
    ]);

    public static Entity? Read(ReadOnlySpan<char> text, Token token, ref WordReader reader)
    {
        var word = text.Slice(token.Start, token.Length);
        var start = word[0] is '-' or '+' ? 1 : 0;
        var digit = word[start..].IndexOfAnyInRange('0', '9');
        if (digit < 0) return Currency(word) is { } named ? NumberAhead(text, token, named, ref reader) : null;
        var number = token.Start + start + digit;
        if (digit == 0) return CurrencyAfter(text, token.Start, number, ref reader);
        var prefix = word.Slice(start, digit).TrimEnd(".:");
        return prefix.Length <= LongestPrefix + 1 && Currency(prefix) is { } before && ReadNumber(text, number, before) is { } amount && !IsInWord(text, amount.End)
            ? Make(text, token.Start, amount.End, amount.Value, before, ref reader)
            : null;
    }

    private static Entity? NumberAhead(ReadOnlySpan<char> text, Token token, string currency, ref WordReader reader)
    {
        var ahead = reader;
        if (!ahead.Next(out var next) || next.Start - token.Start - token.Length > 2 || !char.IsAsciiDigit(text[next.Start])) return null;
        var name = text.Slice(token.Start, token.Length);
        if (Currencies.IsCommonWord(currency) && !IsUpper(name)) return null;
        if (ReadNumber(text, next.Start, currency) is not { } number || IsInWord(text, number.End)) return null;
        // "sent btc 2 times": a count follows a name, an amount follows a fiat sign or stands with its decimals
        var figures = text[next.Start..number.End];
        if (name.Length > 2 && figures.IndexOfAny('.', ',') < 0 && figures.Length < 3) return null;
        var after = ahead;
        after.MoveTo(number.End);
        if (after.Next(out var then) && then.Start - number.End < 2 && Currency(text.Slice(then.Start, then.Length)) is { } other && other != currency) return null;
        return Make(text, token.Start, number.End, number.Value, currency, ref reader);
    }

    private static Entity? CurrencyAfter(ReadOnlySpan<char> text, int start, int digits, ref WordReader reader)
    {
        var fiat = ReadNumber(text, digits, "USD");
        if (fiat is not { } number) return null;
        var at = number.End;
        if (at < text.Length && text[at] is ' ' or '\u00A0') at++;
        if (CurrencyAt(text, at, out var length) is not { } currency) return null;
        var value = Currencies.HasHundredths(currency) ? number : ReadNumber(text, digits, currency);
        return value is null ? null : Make(text, start, at + length, value.Value.Value, currency, ref reader);
    }

    /// <summary>The currency written at this place, and how long it is.</summary>
    private static string? CurrencyAt(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 0;
        if (at >= text.Length) return null;
        if (Currencies.OfSign(text[at]) is { } sign)
        {
            length = 1;
            return sign;
        }

        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '$' || char.GetUnicodeCategory(text[end]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)) end++;
        var word = text[at..end];
        if (word.IsEmpty) return null;
        if (TextNormalizer.IsUnspaced(word[0]) || word[0] is >= '\uAC00' and <= '\uD7A3') return Currencies.FindAtStart(word, out length);
        // "0.5btc没到账": the name ends where another script begins
        var latin = word.IndexOfAnyExceptInRange('A', 'z') is > 0 and var cut && TextNormalizer.IsUnspaced(word[cut]) ? word[..cut] : word;
        length = latin.Length;
        var currency = Currency(latin);
        if (currency is null || (Currencies.IsCommonWord(currency) && !IsUpper(latin))) return null;
        return latin is "u" or "U" && char.IsWhiteSpace(text[at - 1]) ? null : currency;
    }

    private static Entity Make(ReadOnlySpan<char> text, int start, int end, decimal value, string currency, ref WordReader reader)
    {
        // "$50 usd", "rs 500 rupees": the currency said twice
        var again = end < text.Length && text[end] == ' ' ? end + 1 : end;
        if (CurrencyAt(text, again, out var length) == currency) end = again + length;
        reader.MoveTo(end);
        return new(EntityKind.Amount, start, end - start, value.ToString(CultureInfo.InvariantCulture) + " " + currency) { Amount = value, Currency = currency };
    }

    private static string? Currency(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > Currencies.LongestName) return null;
        Span<char> lower = stackalloc char[Currencies.LongestName];
        var length = word.ToLowerInvariant(lower);
        if (length == 1 && Currencies.OfSign(word[0]) is { } sign) return sign;
        return length == 1 && char.IsAsciiLetter(word[0]) && word[0] is not ('u' or 'U') ? null : Currencies.Find(lower[..length]);
    }

    /// <summary>A number that begins here, with thousands set apart by spaces and a magnitude after it; where it ends.</summary>
    private static (decimal Value, int End)? ReadNumber(ReadOnlySpan<char> text, int start, string currency)
    {
        var end = EndOfFigures(text, start);
        Span<char> figures = stackalloc char[32];
        if (end - start > 24) return null;
        text[start..end].CopyTo(figures);
        var length = end - start;
        var grouped = length <= 3 && text[start..end].IndexOfAny('.', ',') < 0;
        while (grouped && length < 20 && end + 3 < text.Length && text[end] is ' ' or '\u00A0' or '\u202F' && EndOfFigures(text, end + 1) is var next && IsGroup(text[(end + 1)..next], out grouped))
        {
            text[(end + 1)..next].CopyTo(figures[length..]);
            length += next - end - 1;
            end = next;
        }

        if (!Number(figures[..length], Currencies.HasHundredths(currency), out var value)) return null;
        var at = end < text.Length && text[end] == ' ' ? end + 1 : end;
        if (Magnitudes.At(text, at, out var magnitude) is > 0 and var word && (at == end || word > 1)) (value, end) = (value * magnitude, at + word);
        return (value, end);
    }

    /// <summary>Three digits, or three and the decimals, which end the number.</summary>
    private static bool IsGroup(ReadOnlySpan<char> figures, out bool more)
    {
        var separator = figures.IndexOfAny('.', ',');
        more = separator < 0;
        return figures.Length >= 3 && (more ? figures.Length == 3 : separator == 3 && figures[4..].IndexOfAny('.', ',') < 0);
    }

    private static int EndOfFigures(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' or '\'' && end > start && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))) end++;
        return end;
    }

    /// <summary>1,200.50 and 1.200,50 alike: the last separator is the decimal one, unless three digits follow it and it stands alone.</summary>
    private static bool Number(ReadOnlySpan<char> word, bool hundredths, out decimal value)
    {
        value = 0;
        if (word.IsEmpty) return false;
        var last = word.LastIndexOfAny('.', ',');
        var separators = word.Count('.') + word.Count(',');
        var sameKind = separators == word.Count('.') || separators == word.Count(',');
        var grouping = last >= 0 && word.Length - last - 1 == 3 && sameKind && (separators > 1 || ((word[last] == ',' || hundredths) && word[0] != '0'));
        Span<char> plain = stackalloc char[32];
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsAsciiDigit(word[i])) plain[length++] = word[i];
            else if (word[i] == '\'') continue;
            else if (i == last && !grouping) plain[length++] = '.';
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!char.IsUpper(c)) return false;
        return true;
    }

    private static bool IsInWord(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsAsciiLetterOrDigit(text[at]);
}
