using System.Net;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>Who calls: by token, or in anonymous mode anybody on this machine.</summary>
public sealed class CallerCheck(IOptions<BotFrameworkOptions> options, TokenValidator tokens)
{
    private static readonly Caller Anybody = new(null, null);

    /// <summary>Null when the caller is refused.</summary>
    /// <exception cref="TokenKeysUnavailableException">The signing keys cannot be had now.</exception>
    public ValueTask<Caller?> FindAsync(HttpContext context) => options.Value.IsAnonymous
        ? new ValueTask<Caller?>(IsLocal(context) ? Anybody : null)
        : tokens.ValidateAsync(context.Request.Headers.Authorization, context.RequestAborted);

    /// <summary>From this machine and for this machine: a foreign name that was made to point here does not count.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && IsLocalName(context.Request.Host.Host);

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
