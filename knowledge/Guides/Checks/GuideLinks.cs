using System.Text.RegularExpressions;

namespace SupportBot.Knowledge.Guides.Checks;

internal static partial class GuideLinks
{
    /// <summary>Hosts of links in a text, also of addresses written without a scheme ("www.…", "t.me/…"). A scheme that runs code is a host of its own name.</summary>
    public static IEnumerable<string> HostsIn(string text) =>
        Link().Matches(text).Select(match => match.Value.ToLowerInvariant()).Select(Host).Distinct();

    private static string Host(string link)
    {
        var start = link.IndexOf("://", StringComparison.Ordinal);
        var rest = start >= 0 ? link[(start + 3)..] : link;
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        return rest.TrimEnd('.');
    }

    // The list of endings is short on purpose: with every ending there is, "wallet.dat" and "config.json" would be links.
    [GeneratedRegex(@"(?:https?|ftp|tg|bitcoin|mailto)://?[^\s/?#<>()""']+|(?:javascript|data|mailto|tg|whatsapp):|\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|ly|me|app|xyz|info|biz|co|cc|tv|gg|to|ru|cn|dev|link|site|top|shop|store|online|live|club|vip|pro|help|support|finance|exchange|cash|money)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
