using System.Security.Cryptography;

namespace SupportBot.Bot.Channels.DirectLine.Page;

/// <summary>The pages people see: the chat at <c>/</c> and what is kept of it at <c>/privacy</c>. Templates are compiled in.</summary>
internal sealed class ChatPage(DirectLineOptions options)
{
    /// <summary>
    /// SHA-256 of nothing. The scrolling part of Web Chat makes one empty style element without the nonce and fills it by
    /// script, which policies allow; nothing but an empty element has this hash.
    /// </summary>
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private readonly string _chat = Template("chat.html");
    private readonly string _privacy = Template("privacy.html");

    public Task<IResult> ChatAsync(HttpContext context) => Page(context, _chat);

    public Task<IResult> PrivacyAsync(HttpContext context) => Page(context, _privacy);

    /// <summary>Web Chat writes its styles into the page at run time; they carry this response's nonce, and no other inline style runs.</summary>
    private Task<IResult> Page(HttpContext context, string template)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(context.Request, nonce);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.CacheControl = "no-store";
        return Task.FromResult<IResult>(TypedResults.Text(template.Replace("{{nonce}}", nonce, StringComparison.Ordinal), "text/html; charset=utf-8"));
    }

    private string Policy(HttpRequest request, string nonce)
    {
        // 'self' covers WebSockets in current browsers; older Safari wants them named.
        var socket = string.Concat("ws", DirectLineAddress.Base(request, options).AsSpan("http".Length));
        return $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; img-src 'self' data: blob:; connect-src 'self' blob: {socket}; "
            + "font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
    }

    private static string Template(string name)
    {
        using var stream = typeof(ChatPage).Assembly.GetManifestResourceStream("pages/" + name)
            ?? throw new InvalidOperationException($"The page {name} is not compiled into the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
