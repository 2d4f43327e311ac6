using System.Net;
using System.Text;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>Makes plain text of what a channel's client wrote: without the bot's own mention, tags or marks of style.</summary>
internal static class ActivityText
{
    private const int MostMentions = 20;

    public static string Read(Activity activity)
    {
        if (activity.Text is not { Length: > 0 } text) return "";
        text = WithoutMention(text, activity);
        text = activity.TextFormat switch
        {
            "xml" => WebUtility.HtmlDecode(WithoutTags(text)),
            "markdown" => WithoutMarks(text),
            _ => text,
        };
        return text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace('\u00A0', ' ').Replace("\0", "", StringComparison.Ordinal).Trim();
    }

    /// <summary>Channels deliver what mentions the bot with the mention inside; its text is told by an entity. Other people's mentions stay.</summary>
    private static string WithoutMention(string text, Activity activity)
    {
        if (activity.Recipient?.Id is not { } bot) return text;
        var seen = 0;
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.Text("type") != "mention" || entity.Field("mentioned").Text("id") != bot) continue;
            if (entity.Text("text") is { Length: > 0 } mention) text = text.Replace(mention, "", StringComparison.OrdinalIgnoreCase);
            if (++seen == MostMentions) break;
        }
        return text;
    }

    /// <summary>Drops &lt;…&gt; where it looks like a tag; block tags become line ends. "3 &lt; 4" stays.</summary>
    private static string WithoutTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0) break;
            plain.Append(text, at, open - at);
            if (IsTag(text.AsSpan(open + 1, close - open - 1), out var breaks))
            {
                if (breaks) plain.Append('\n');
                at = close + 1;
            }
            else
            {
                plain.Append('<');
                at = open + 1;
            }
        }
        return plain.Append(text, at, text.Length - at).ToString();
    }

    private static bool IsTag(ReadOnlySpan<char> inside, out bool breaks)
    {
        var name = inside.TrimStart('/');
        var end = name.IndexOfAnyExceptInRange('0', 'z');
        if (end >= 0) name = name[..end];
        breaks = name.Equals("br", StringComparison.OrdinalIgnoreCase)
            || (inside.StartsWith("/") && (name.Equals("p", StringComparison.OrdinalIgnoreCase)
                || name.Equals("div", StringComparison.OrdinalIgnoreCase) || name.Equals("li", StringComparison.OrdinalIgnoreCase)));
        return name.Length > 0 && char.IsAsciiLetter(name[0]);
    }

    /// <summary>Drops bold marks, code ticks and backslash escapes, and writes [text](address) as "text address". Single * and _ stay: error codes have them.</summary>
    private static string WithoutMarks(string text)
    {
        if (text.AsSpan().IndexOfAny("*_`\\[") < 0) return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            var next = at + 1 < text.Length ? text[at + 1] : '\0';
            if (c == '\\' && char.IsAsciiLetterOrDigit(next) is false && next is > ' ' and <= '~') plain.Append(text[++at]);
            else if (c is '*' or '_' && next == c) at++;
            else if (c == '`') continue;
            else if (c == ']' && next == '(' && text.IndexOf(')', at) is var end and > 0 && Link(text, at, end, plain)) at = end;
            else plain.Append(c);
        }
        return plain.ToString();
    }

    /// <summary>At "](": when a "[" is open, writes the address after the text instead.</summary>
    private static bool Link(string text, int at, int end, StringBuilder plain)
    {
        if (end - at > 2_000) return false;
        var open = -1;
        for (var i = plain.Length - 1; i >= 0 && plain.Length - i <= 500; i--)
            if (plain[i] == '[') { open = i; break; }
        if (open < 0) return false;
        plain.Remove(open, 1).Append(' ').Append(text, at + 2, end - at - 2);
        return true;
    }
}
