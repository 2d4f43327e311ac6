using SupportBot.Bot.Turns;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Addresses, of people in a conversation and of this installation on the web.</summary>
internal static class DirectLineAddress
{
    public const string PageChannel = "webchat";
    public const string ServerChannel = "directline";

    private const int LongestLocale = 35;
    private const int LongestZone = 64;

    /// <summary>How to reach the person of a token. Locale and zone come from the client and are dropped when they do not look like one.</summary>
    public static Address Of(DirectLineToken token, string? locale, string? timeZone) => new()
    {
        Channel = token.Channel,
        ConversationId = token.ConversationId,
        UserId = token.UserId,
        BotId = "supportbot",
        BotName = "Support",
        Transport = Transport.DirectLine,
        Locale = IsOf(locale, LongestLocale, "-") ? locale : null,
        TimeZone = IsOf(timeZone, LongestZone, "/_+-") ? timeZone : null,
    };

    /// <summary>Where this installation is for the client, without a slash at the end.</summary>
    public static string Base(HttpRequest request, DirectLineOptions options) =>
        options.PublicUrl is { } url ? url.AbsoluteUri.TrimEnd('/') : $"{request.Scheme}://{request.Host}";

    /// <summary>A stream that starts after <paramref name="watermark"/>.</summary>
    public static string Stream(HttpRequest request, DirectLineOptions options, string conversationId, long watermark, string streamToken)
    {
        // http becomes ws, https becomes wss.
        var address = string.Concat("ws", Base(request, options).AsSpan("http".Length));
        return $"{address}/v3/directline/conversations/{conversationId}/stream?watermark={watermark}&t={streamToken}";
    }

    /// <summary>The number a client gave back; "", "-" and nothing mean the start. False for anything else.</summary>
    public static bool TryWatermark(string? text, out long watermark)
    {
        watermark = 0;
        return text is null or "" or "-" || (long.TryParse(text, out watermark) && watermark >= 0);
    }

    private static bool IsOf(string? text, int longest, string besides)
    {
        if (text is null || text.Length == 0 || text.Length > longest)
            return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && !besides.Contains(c, StringComparison.Ordinal))
                return false;
        return true;
    }
}
