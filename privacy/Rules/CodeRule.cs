using SupportBot.Privacy.Reading;

namespace SupportBot.Privacy.Rules;

/// <summary>One-time codes: 4–8 digits right beside a word for them, and not beside "error", "postal" and the like.</summary>
internal static class CodeRule
{
    private const int Reach = 6;

    public static void Apply(in ReadText read, ref Found found)
    {
        if (read.Digits < 4 || !read.Has(Marks.OneTime | Marks.Code)) return;
        for (var i = 0; i < read.Tokens.Length; i++)
        {
            var last = Digits(read, i);
            if (last < 0) continue;
            if (IsNamedBefore(read, i) || IsNamedAfter(read, last))
                found.Add(read.Tokens[i].Start, read.Tokens[last].End, SecretKind.OneTimeCode, false);
            i = last;
        }
    }

    // "123456", "123 456", "12-34-56"; index of the last group.
    private static int Digits(in ReadText read, int first)
    {
        ref readonly var token = ref read.Tokens[first];
        if (token.Kind != TokenKind.Number || IsPartOfMore(read, token.Start - 1, -1)) return -1;
        int last = first, count = token.Length;
        while (last + 1 < read.Tokens.Length && read.Tokens[last + 1].Kind == TokenKind.Number && token.Length is 2 or 3 or 4
            && read.Tokens[last + 1].Length == token.Length && read.Before(last + 1) is " " or "-" && count < 8)
            count += read.Tokens[++last].Length;
        if (count is < 4 or > 8 || IsPartOfMore(read, read.Tokens[last].End, 1)) return -1;
        return IsUnit(read, last) ? -1 : last;
    }

    // "SB-1234", "1.2345", "12:3456", "2024-01-01", "$4000": a piece of something else. "G-123456" is how one provider writes its codes.
    private static bool IsPartOfMore(in ReadText read, int at, int step)
    {
        if (at < 0 || at >= read.Text.Length) return false;
        var c = read.Text[at];
        if (c is '$' or '#' or '%' or '/' or '_' || c > '\u00A0' && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol) return true;
        if (c is not ('-' or '.' or ',' or ':' or '+')) return false;
        var beyond = at + step;
        if (beyond < 0 || beyond >= read.Text.Length) return false;
        if (c == ':' && step < 0) return char.IsAsciiDigit(read.Text[beyond]);
        if (step < 0 && c == '-' && read.Text[beyond] is 'G' && (beyond == 0 || !char.IsLetterOrDigit(read.Text[beyond - 1]))) return false;
        return char.IsAsciiLetterOrDigit(read.Text[beyond]);
    }

    private static bool IsUnit(in ReadText read, int last)
    {
        if (last + 1 >= read.Tokens.Length) return false;
        ref readonly var token = ref read.Tokens[last + 1];
        if (read.Before(last + 1) is not (" " or "")) return false;
        return read.Text[token.Start..token.End] is "usd" or "USD" or "eur" or "EUR" or "btc" or "BTC" or "eth" or "ETH" or "usdt" or "USDT" or "euros" or "dollars"
            or "minutes" or "times" or "days" or "hours";
    }

    private static bool IsNamedBefore(in ReadText read, int index)
    {
        for (var distance = 1; distance <= Reach && index - distance >= 0; distance++)
        {
            var at = index - distance;
            ref readonly var token = ref read.Tokens[at];
            if (token.Kind == TokenKind.Barrier || IsSentenceEnd(read.Behind(at))) return false;
            if (token.Is(Marks.OtherCode)) return false;
            if (token.Is(Marks.OneTime | Marks.Code)) return IsOneTime(read, at);
            if (!token.Is(Marks.Is | Marks.Filler)) return false;
        }
        return false;
    }

    // "… is my code", "… (2FA)".
    private static bool IsNamedAfter(in ReadText read, int last)
    {
        var strangers = 0;
        for (var at = last + 1; at < Math.Min(read.Tokens.Length, last + Reach); at++)
        {
            ref readonly var token = ref read.Tokens[at];
            if (token.Kind == TokenKind.Barrier || token.Is(Marks.OtherCode) || IsSentenceEnd(read.Before(at))) return false;
            // "… is your Example verification code": one name may stand between.
            if (strangers > 0 && !token.Is(Marks.OneTime)) return false;
            if (token.Is(Marks.OneTime | Marks.Code)) return IsOneTime(read, at) && !(at + 1 < read.Tokens.Length && read.Tokens[at + 1].Is(Marks.OtherCode));
            if (!token.Is(Marks.Is | Marks.Filler) && ++strangers > 1) return false;
        }
        return false;
    }

    // "error code", "code de error", "postal code", "the code of the error": not ours.
    private static bool IsOneTime(in ReadText read, int at)
    {
        for (var other = Math.Max(0, at - 3); other < at; other++)
            if (read.Tokens[other].Is(Marks.OtherCode) && !IsSentenceEnd(read.Behind(other))) return false;
        return !(at + 1 < read.Tokens.Length && read.Tokens[at + 1].Is(Marks.OtherCode))
            && !(at + 2 < read.Tokens.Length && read.Tokens[at + 1].Is(Marks.Filler) && read.Tokens[at + 2].Is(Marks.OtherCode));
    }

    private static bool IsSentenceEnd(ReadOnlySpan<char> between) =>
        between.ContainsAny(';', '!', '?') || between.IndexOf(". ") >= 0 || between.IndexOf("\n\n") >= 0;
}
