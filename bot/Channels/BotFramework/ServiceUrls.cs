using System.Buffers;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>
/// Where answers may go. A serviceUrl comes in with a message, so anybody who gets one past us could collect answers and
/// tokens, or make us knock at doors inside our own network: only known hosts are spoken to, by https, at public addresses.
/// </summary>
public sealed class ServiceUrls
{
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    // Each has been used to show one host to a reader and another to a parser.
    private static readonly SearchValues<char> Tricks = SearchValues.Create("\\@#?");

    private readonly HashSet<string> _origins;
    private readonly bool _loopback;

    public ServiceUrls(IOptions<BotFrameworkOptions> options, IHostEnvironment environment)
        : this(
            options.Value.AdditionalServiceOrigins,
            (options.Value.IsAnonymous || options.Value.AllowEmulator) && environment.IsDevelopment())
    {
    }

    /// <param name="origins">Further origins, each a scheme, host and port.</param>
    /// <param name="loopback">Loopback may be spoken to, by http too (local test clients).</param>
    public ServiceUrls(IEnumerable<string> origins, bool loopback)
    {
        _origins = origins.Select(origin => Origin(new Uri(origin))).ToHashSet(StringComparer.Ordinal);
        _loopback = loopback;
    }

    /// <summary>Whether an answer may be posted under this address. Says nothing of what the host's name resolves to: see <see cref="AllowsAddress"/>.</summary>
    public bool Allows(string? serviceUrl) => Read(serviceUrl) is { } url && Allows(url);

    /// <summary>
    /// Whether a connection to <paramref name="address"/>, found for <paramref name="host"/>, may be opened: public addresses only,
    /// but for hosts that the operator named and, in local tests, loopback.
    /// </summary>
    public bool AllowsAddress(string host, int port, IPAddress address) =>
        PublicAddress.IsPublic(address)
        || (_loopback && IPAddress.IsLoopback(address) && IsLoopbackName(host))
        || _origins.Contains($"https://{host}:{port}") || _origins.Contains($"http://{host}:{port}");

    private bool Allows(Uri url) =>
        _origins.Contains(Origin(url))
        || (_loopback && IsLoopbackName(url.Host))
        || (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && IsMicrosofts(url.Host));

    /// <summary>The address when it is plainly written: http or https, a host in ASCII, nothing before or after that could hide another host.</summary>
    private static Uri? Read(string? text)
    {
        if (text is not { Length: > 0 and <= 1000 } || text.AsSpan().ContainsAny(Tricks)) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)) return null;
        if (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) return null;
        return IsPlainHost(url, text) ? url : null;
    }

    private static bool IsPlainHost(Uri url, string text)
    {
        if (url.HostNameType == UriHostNameType.IPv6) return url.Host == "[::1]";
        var host = url.Host;
        // As written and as understood must be the same: no escapes, no homoglyphs folded to ASCII, no 0x7f.1 for an address.
        return !host.AsSpan().ContainsAnyExcept(HostCharacters)
            && !host.EndsWith('.')
            && !host.Contains("xn--", StringComparison.Ordinal)
            && text.AsSpan(url.Scheme.Length).StartsWith("://" + host, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsMicrosofts(string host) =>
        host == "smba.trafficmanager.net" || host.EndsWith(".botframework.com", StringComparison.Ordinal) || IsTeams(host);

    /// <summary>smba.infra.LABEL.teams.microsoft.com or .us, with one label between.</summary>
    private static bool IsTeams(string host)
    {
        var labels = host.Split('.');
        return labels is ["smba", "infra", { Length: > 0 }, "teams", "microsoft", "com" or "us"];
    }

    private static bool IsLoopbackName(string host) => host is "localhost" or "127.0.0.1" or "[::1]" or "::1";

    private static string Origin(Uri url) => $"{url.Scheme}://{url.Host}:{url.Port}";
}
