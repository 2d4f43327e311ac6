using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>
/// The public keys behind one OpenID metadata address: fetched when first needed, again every day, and when a token names
/// a key we do not know, though not more often than every five minutes, so that made-up key ids cost nothing.
/// (ConfigurationManager refreshes in the background only and has its own clock: the token with the new key would be refused.)
/// </summary>
/// <param name="metadata">Address of the OpenID metadata document.</param>
/// <param name="http">Used for the metadata and for the key set it names.</param>
/// <param name="time">Says when keys are old.</param>
public sealed class TokenKeys(string metadata, HttpClient http, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly HttpDocumentRetriever _documents = new(http) { RequireHttps = metadata.StartsWith("https:", StringComparison.OrdinalIgnoreCase) };
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Fetched? _keys;
    private long _nextFetch = long.MinValue;

    /// <summary>The key with this id, or null when the issuer has none.</summary>
    /// <exception cref="TokenKeysUnavailableException">No key has ever been fetched and none can be now.</exception>
    public async ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var keys = _keys;
        if (keys is not null && time.GetUtcNow() - keys.At < Old && keys.ById.TryGetValue(keyId, out var known)) return known;
        keys = await FetchAsync(keys, cancellationToken);
        return keys.ById.GetValueOrDefault(keyId);
    }

    public void Dispose() => _one.Dispose();

    /// <param name="seen">What the caller found wanting: when another has fetched since, that is taken.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    private async Task<Fetched> FetchAsync(Fetched? seen, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (!ReferenceEquals(_keys, seen) || now.Ticks < _nextFetch)
                return _keys ?? throw new TokenKeysUnavailableException(metadata);
            _nextFetch = (now + AfterFailure).Ticks;
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadata, _documents, cancellationToken);
            _nextFetch = (now + BetweenFetches).Ticks;
            return _keys = new Fetched(now, ById(configuration.JsonWebKeySet));
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or HttpRequestException or ArgumentException)
        {
            // Yesterday's keys are better than none; a token signed by a new one is refused until the next try.
            return _keys ?? throw new TokenKeysUnavailableException(metadata, fault);
        }
        finally
        {
            _one.Release();
        }
    }

    private static Dictionary<string, JsonWebKey> ById(JsonWebKeySet? set)
    {
        var keys = new Dictionary<string, JsonWebKey>(StringComparer.Ordinal);
        foreach (var key in set?.Keys ?? [])
            if (key.Kty == JsonWebAlgorithmsKeyTypes.RSA && !string.IsNullOrEmpty(key.Kid))
                keys[key.Kid] = key;
        return keys;
    }

    private sealed record Fetched(DateTimeOffset At, IReadOnlyDictionary<string, JsonWebKey> ById);
}

/// <summary>The issuer's keys cannot be had, so no token can be judged: the caller should try again later.</summary>
public sealed class TokenKeysUnavailableException(string metadata, Exception? inner = null)
    : Exception($"No signing keys from {metadata}.", inner);
