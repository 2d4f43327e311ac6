using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>
/// The token with which we call connectors, by client credentials (MSAL). Kept until five minutes before it ends and asked
/// for once however many need it; when it cannot be renewed in time the old one serves to its end.
/// </summary>
public sealed class ConnectorTokens(IOptions<BotFrameworkOptions> options, TimeProvider time, ILogger<ConnectorTokens> logger, IMsalHttpClientFactory? http = null)
    : IDisposable
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenForced = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private IConfidentialClientApplication? _app;
    private volatile Kept? _token;
    private DateTimeOffset _nextTry = DateTimeOffset.MinValue;
    private DateTimeOffset _nextForced = DateTimeOffset.MinValue;

    /// <summary>What an operator should know; null while tokens come.</summary>
    public string? Problem { get; private set; }

    /// <param name="refresh">The last one was refused: ask for a new one.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="NoTokenException">None is left and none can be had now.</exception>
    public async ValueTask<string> GetAsync(bool refresh, CancellationToken cancellationToken)
    {
        var seen = _token;
        if (!refresh && seen is not null && time.GetUtcNow() < seen.Until - RenewBefore) return seen.Value;
        await _one.WaitAsync(cancellationToken);
        try
        {
            // Another caller may have renewed it while this one waited.
            if (_token is { } token && !ReferenceEquals(token, seen)) return token.Value;
            return await RenewAsync(refresh, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string> RenewAsync(bool refresh, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // A channel that refuses every token must not make us ask for one with every message.
        if (now < _nextTry || (refresh && now < _nextForced)) return StillGood(now);
        try
        {
            _nextTry = now + AfterFailure;
            if (refresh) _nextForced = now + BetweenForced;
            _app ??= CreateApp(options.Value, http);
            // MSAL's own cache knows only its own clock, so it is passed by: this class is the cache.
            var result = await _app.AcquireTokenForClient([options.Value.Scope]).WithForceRefresh(refresh || _token is not null).ExecuteAsync(cancellationToken);
            _token = new Kept(result.AccessToken, result.ExpiresOn);
            _nextTry = DateTimeOffset.MinValue;
            Problem = null;
            return result.AccessToken;
        }
        catch (MsalException fault)
        {
            Problem = $"No new token for the connector ({fault.ErrorCode}): check BotFramework:AppId, AppPassword and TenantId, the clock, and the way to {options.Value.LoginAuthority}.";
            BotFrameworkLog.NoToken(logger, fault.ErrorCode);
            return StillGood(now);
        }
        catch (HttpRequestException)
        {
            Problem = $"No new token for the connector: {options.Value.LoginAuthority} does not answer.";
            BotFrameworkLog.NoToken(logger, "no-connection");
            return StillGood(now);
        }
    }

    private string StillGood(DateTimeOffset now) =>
        _token is { } token && now < token.Until ? token.Value : throw new NoTokenException();

    private static IConfidentialClientApplication CreateApp(BotFrameworkOptions options, IMsalHttpClientFactory? http)
    {
        var authority = $"{options.LoginAuthority.TrimEnd('/')}/{options.TenantId ?? "botframework.com"}";
        var app = ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithClientSecret(options.AppPassword)
            .WithAuthority(authority, validateAuthority: false)
            .WithInstanceDiscovery(false);
        return (http is null ? app : app.WithHttpClientFactory(http, retryOnceOn5xx: false)).Build();
    }

    private sealed record Kept(string Value, DateTimeOffset Until);
}

/// <summary>There is no token to send with; the cause was logged where it was found.</summary>
public sealed class NoTokenException() : Exception("No token for the connector can be had now.");
