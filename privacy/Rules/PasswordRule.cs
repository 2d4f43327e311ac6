using System.Buffers;
using SupportBot.Privacy.Reading;

namespace SupportBot.Privacy.Rules;

/// <summary>
/// Passwords: what follows a word for one and "is", a colon or an equals sign, up to whitespace or the closing quote. "My password is
/// wrong" is no password: after "is" ordinary words stay.
/// </summary>
internal static class PasswordRule
{
    private const int Reach = 5;
    private const int LongestValue = 128;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".;!?,)\n。");
    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/ \n\t\"?#");

    private enum Link { None, Loose, Is, Sign }

    public static void Apply(in ReadText read, Lexicon lexicon, ref Found found)
    {
        if (read.Has(Marks.Password | Marks.Pin | Marks.MaybePassword))
            for (var i = 0; i < read.Tokens.Length; i++)
                if (read.Tokens[i].Is(Marks.Password | Marks.Pin | Marks.MaybePassword) && !found.Covers(read.Tokens[i].Start))
                    ValueOf(read, i, lexicon, ref found);
        UrlCredentials(read, ref found);
    }

    private static void ValueOf(in ReadText read, int name, Lexicon lexicon, ref Found found)
    {
        var (link, start) = FindLink(read, name);
        if (link == Link.None || start >= read.Text.Length) return;
        ref readonly var word = ref read.Tokens[name];
        if (word.Is(Marks.MaybePassword) && !word.Is(Marks.Password) && link != Link.Sign) return;
        var (from, to) = Value(read.Text, start, wholeLine: word.Is(Marks.Passphrase) && link == Link.Sign);
        var value = read.Text[from..to];
        if (value.IsEmpty || value.Contains('[') && HoldsMark(read.Text[from..], value.Length)) return;
        if (IsSecret(value, link, word.Is(Marks.Pin), lexicon))
            found.Add(from, to, SecretKind.Password, link == Link.Sign);
    }

    private static bool HoldsMark(ReadOnlySpan<char> text, int length)
    {
        for (var i = 0; i < length; i++)
            if (text[i] == '[' && RemovalMarks.LengthAt(text[i..]) > 0) return true;
        return false;
    }

    private static (Link, int) FindLink(in ReadText read, int name)
    {
        var seen = Link.None;
        for (var i = name; i < Math.Min(read.Tokens.Length, name + Reach); i++)
        {
            var behind = read.Behind(i);
            if (behind.IndexOfAny(':', '=') is var sign and >= 0 && !IsSentenceEnd(behind[..sign]))
                return (i == name || seen == Link.Is ? Link.Sign : Link.Loose, AfterSign(read, i, sign));
            if (behind.IndexOf("->") is var arrow and >= 0) return (Link.Sign, read.Tokens[i].End + arrow + 2);
            if (i == name && behind.TrimStart() is ['"' or '`', ..]) return (Link.Is, read.Tokens[i].End);
            if (i + 1 >= read.Tokens.Length || IsSentenceEnd(behind)) break;
            ref readonly var next = ref read.Tokens[i + 1];
            if (next.Kind == TokenKind.Barrier) break;
            if (next.Is(Marks.Is)) { seen = i == name || seen == Link.None && OnlyFillers(read, name, i) ? Link.Is : Link.Loose; continue; }
            if (seen == Link.Is && next.Is(Marks.Filler) && IsFollowedBySign(read, i + 1)) continue;
            // "password-store": the name is half of another word.
            if (seen == Link.None && !behind.ContainsAny(' ', '\n', '"')) break;
            if (seen != Link.None || !next.Is(Marks.Filler)) return (seen == Link.None ? Link.Loose : seen, next.Start - QuoteBefore(read, next.Start));
        }
        return (Link.None, 0);
    }

    private static int AfterSign(in ReadText read, int token, int sign)
    {
        var at = read.Tokens[token].End + sign + 1;
        while (at < read.Text.Length && read.Text[at] is ':' or '=' or '>') at++;
        return at;
    }

    private static bool IsFollowedBySign(in ReadText read, int token) => read.Behind(token).TrimStart() is [':' or '=', ..];

    private static int QuoteBefore(in ReadText read, int start)
    {
        var at = start;
        while (at > 0 && !char.IsWhiteSpace(read.Text[at - 1]) && !char.IsLetterOrDigit(read.Text[at - 1]) && start - at < 8) at--;
        return start - at;
    }

    private static bool OnlyFillers(in ReadText read, int name, int last)
    {
        for (var i = name + 1; i <= last; i++)
            if (!read.Tokens[i].Is(Marks.Filler)) return false;
        return true;
    }

    private static (int From, int To) Value(ReadOnlySpan<char> text, int start, bool wholeLine)
    {
        while (start < text.Length && text[start] is ' ' or '\t' or '\n') start++;
        if (start >= text.Length) return (start, start);
        var most = Math.Min(text.Length, start + LongestValue);
        if (text[start] is '"' or '\'' or '`' && text[(start + 1)..most].IndexOf(text[start]) is var close and > 0) return (start + 1, start + 1 + close);
        var end = start;
        while (end < text.Length && (wholeLine && end < most ? text[end] != '\n' : !char.IsWhiteSpace(text[end]))) end++;
        return (start, end);
    }

    private static bool IsSecret(ReadOnlySpan<char> value, Link link, bool pin, Lexicon lexicon)
    {
        var core = value.Trim(".,;:!?()[]{}\"'*");
        if (core.IsEmpty) return link == Link.Sign && value.Length >= 6 && value.ContainsAnyExcept(value[0], value[^1]);
        if (IsPublic(core)) return false;
        // Scripts without spaces run on into the sentence: "パスワードは忘れました".
        if (core[0] >= '\u2E80' && link != Link.Sign && !core.ContainsAnyInRange('0', '9')) return false;
        if (pin) return IsPin(core) || link is Link.Sign && LooksMade(core, value);
        if (link == Link.Loose) return core.ContainsAnyInRange('0', '9') && LooksMade(core, value);
        if (LooksMade(core, value)) return true;
        if (core.Length > 40) return link == Link.Sign;
        return core.Length >= 3 && (lexicon.Find(core) & (Marks.Ordinary | Marks.Filler | Marks.Is)) == 0 && !IsVerbForm(core, link);
    }

    private static bool IsPin(ReadOnlySpan<char> core) => core.Length is >= 3 and <= 12 && !core.ContainsAnyExceptInRange('0', '9');

    // Letters with digits or signs among them, or capitals inside: nobody writes a sentence so.
    private static bool LooksMade(ReadOnlySpan<char> core, ReadOnlySpan<char> value)
    {
        if (core.Length < 4) return false;
        bool letter = false, digit = false, sign = false, inner = false;
        for (var i = 0; i < core.Length; i++)
        {
            var c = core[i];
            if (char.IsAsciiDigit(c)) digit = true;
            else if (char.IsLetter(c))
            {
                letter = true;
                inner |= i > 0 && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(core[i - 1]);
            }
            else sign |= c is not ('-' or '/' or '\'' or '.' or ',' or '(' or ')');
        }
        if (digit && (letter || sign || core.Length >= 6)) return true;
        return inner || letter && sign || letter && value.Length > core.Length && value[^1] is '*' or '#' or '$';
    }

    private static bool IsVerbForm(ReadOnlySpan<char> core, Link link) =>
        link == Link.Is && (core.EndsWith("ed") || core.EndsWith("ing") || core.EndsWith("ly") || core.Contains('\''));

    // Ticket numbers, links and addresses may stand behind a colon too.
    private static bool IsPublic(ReadOnlySpan<char> core) =>
        core.StartsWith("http") || core.StartsWith("0x") && core.Length == 42 || IsTicket(core);

    private static bool IsTicket(ReadOnlySpan<char> core) =>
        core.Length == 12 && core.StartsWith("SB-", StringComparison.OrdinalIgnoreCase) && core[7] == '-';

    private static bool IsSentenceEnd(ReadOnlySpan<char> between) => between.ContainsAny(SentenceEnds);

    // scheme://user:password@host
    private static void UrlCredentials(in ReadText read, ref Found found)
    {
        for (var from = 0; read.Text[from..].IndexOf("://") is var at and >= 0;)
        {
            from += at + 3;
            var rest = read.Text[from..Math.Min(read.Text.Length, from + LongestValue)];
            var end = rest.IndexOfAny(AuthorityEnds);
            var authority = end < 0 ? rest : rest[..end];
            int sign = authority.IndexOf(':'), host = authority.LastIndexOf('@');
            if (sign >= 0 && host > sign + 1 && !authority[(sign + 1)..host].StartsWith("["))
                found.Add(from + sign + 1, from + host, SecretKind.Password, true);
        }
    }
}
