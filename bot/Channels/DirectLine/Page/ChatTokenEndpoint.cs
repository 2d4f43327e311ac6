using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.Bot.Channels.BotFramework;
using SupportBot.Store;

namespace SupportBot.Bot.Channels.DirectLine.Page;

/// <summary>
/// Tokens for our own page, without a secret: for a new person, or for one who comes back with an old token. An old token
/// counts only in the browser it was given to (a cookie that scripts cannot read), so one found elsewhere is worth nothing
/// once it has expired.
/// </summary>
internal sealed class ChatTokenEndpoint(
    DirectLineTokens tokens, DirectLineLimits limits, DirectLineOptions options, IStore store, ILogger<ChatTokenEndpoint> logger)
{
    private const string Cookie = "support-browser";

    public async Task<IResult> PostAsync(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (!IsOwnPage(context.Request, origin))
        {
            DirectLineLog.ForeignOrigin(logger);
            return DirectLineResults.BadOrigin;
        }
        if (!limits.MayAskForToken(context.Connection.RemoteIpAddress?.ToString()))
            return DirectLineResults.TooMany;
        if (await ReadAsync(context) is not { } asked)
            return DirectLineResults.Bad("The body is JSON with the token of an earlier visit, or {}.");

        var browser = BrowserOf(context);
        var (token, isResumed) = await TokenAsync(asked, browser, origin, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return DirectLineResults.Conversation(new ConversationBody
        {
            ConversationId = token.ConversationId,
            Token = tokens.Issue(token),
            ExpiresIn = tokens.ExpiresIn,
            UserId = token.UserId,
            Resumed = isResumed,
        });
    }

    /// <summary>Browsers name the page's origin with every POST; scheme and port may be a proxy's, so the host decides.</summary>
    private bool IsOwnPage(HttpRequest request, string origin)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https"))
            return false;
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site != "same-origin")
            return false;
        return string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || options.PublicUrl is { } own && string.Equals(page.Authority, own.Authority, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<ChatTokenBody?> ReadAsync(HttpContext context)
    {
        if (await RequestBody.ReadAsync(context, context.RequestAborted) is not { } read)
            return null;
        using var body = read;
        try
        {
            return body.Bytes.IsEmpty ? new ChatTokenBody() : JsonSerializer.Deserialize(body.Bytes, DirectLineJson.Default.ChatTokenBody);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<(DirectLineToken Token, bool IsResumed)> TokenAsync(ChatTokenBody asked, string browser, string origin, CancellationToken cancellationToken)
    {
        var fresh = new DirectLineToken(DirectLineTokens.NewConversationId(), DirectLineTokens.NewUserId(), DirectLineAddress.PageChannel, [origin], browser);
        if (asked.Token is not { Length: > 0 } old || await tokens.ReadAsync(old) is not { } before)
            return (fresh, false);
        if (before.Channel != DirectLineAddress.PageChannel || before.Browser != browser || !tokens.MayResume(before, options.ResumeWithin))
            return (fresh, false);
        if (asked.Fresh)
            return (fresh with { UserId = before.UserId }, false);
        var isThere = await store.LoadConversationAsync(before.Key, cancellationToken) is not null;
        return (fresh with { ConversationId = before.ConversationId, UserId = before.UserId }, isThere);
    }

    /// <summary>The mark that goes into tokens of this browser: a hash of its cookie, which is set now when it is not there.</summary>
    private string BrowserOf(HttpContext context)
    {
        var id = context.Request.Cookies[Cookie];
        if (id is not { Length: 32 } || !id.All(char.IsAsciiHexDigit))
            id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        context.Response.Cookies.Append(Cookie, id, new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/chat",
            MaxAge = options.ResumeWithin + options.TokenLifetime,
            IsEssential = true,
        });
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));
    }
}
