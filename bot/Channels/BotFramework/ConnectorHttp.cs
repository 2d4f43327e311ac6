using System.Net;
using System.Net.Sockets;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>Makes the HTTP client for connectors: no redirects, no proxy, no cookies, and every connection only to an address that was looked at.</summary>
public static class ConnectorHttp
{
    public static HttpClient Create(ServiceUrls urls, BotFrameworkOptions options) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = options.MaxConcurrentSends,
            MaxResponseHeadersLength = 32,
            // Names may move; also keeps a pooled connection from outliving what its name meant.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellationToken) => ConnectAsync(urls, context.DnsEndPoint, cancellationToken),
        })
    {
        // The time-outs are the callers', by their clock.
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    private static async ValueTask<Stream> ConnectAsync(ServiceUrls urls, DnsEndPoint to, CancellationToken cancellationToken)
    {
        // Checked here and not before the request, or the name could mean something else by the time we connect.
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancellationToken);
        var allowed = addresses.Where(address => urls.AllowsAddress(to.Host, to.Port, address)).ToArray();
        if (allowed.Length == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The host's name leads to no address that may be spoken to.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
