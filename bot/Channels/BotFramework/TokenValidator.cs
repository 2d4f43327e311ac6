using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>Whose token it was, and what the rest of the request must agree with.</summary>
/// <param name="ServiceUrl">The only serviceUrl the token speaks for; null for the Emulator's tokens, which name none.</param>
/// <param name="Endorsements">Channels whose messages the signing key may vouch for; null for the Emulator's.</param>
public sealed record Caller(string? ServiceUrl, IReadOnlyList<string>? Endorsements)
{
    /// <summary>Whether the token stands for this activity.</summary>
    public bool Vouches(Activity activity) =>
        Endorsements is null
        || (activity.ChannelId is { Length: > 0 } channel && Endorsements.Contains(channel, StringComparer.Ordinal)
            && ServiceUrl is { Length: > 0 } && string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// Judges the bearer token of a request (Bot Connector authentication 3.1): issuer, audience, lifetime with five minutes'
/// skew, RSA signature by a published and endorsed key. What the token says of the activity is checked by <see cref="Caller.Vouches"/>.
/// </summary>
public sealed class TokenValidator : IDisposable
{
    private const int LongestToken = 16_384;

    // The tenants that Microsoft's own test clients get their tokens from; never derived from the token itself.
    private static readonly string[] EmulatorTenants =
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "cab8a31a-1906-4287-a0d8-4eef66b95f6e"];

    private readonly BotFrameworkOptions _options;
    private readonly TokenKeys _channelKeys;
    private readonly TokenKeys _emulatorKeys;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };
    private readonly TokenValidationParameters _rules;
    private readonly HashSet<string> _emulatorIssuers;

    public TokenValidator(BotFrameworkOptions options, HttpClient http, TimeProvider time)
    {
        _options = options;
        _channelKeys = new TokenKeys(options.OpenIdMetadata, http, time);
        _emulatorKeys = new TokenKeys(options.EmulatorMetadata, http, time);
        string[] tenants = options.TenantId is { Length: > 0 } own ? [.. EmulatorTenants, own] : EmulatorTenants;
        _emulatorIssuers =
            [.. tenants.Select(t => $"https://sts.windows.net/{t}/"), .. tenants.Select(t => $"https://login.microsoftonline.com/{t}/v2.0")];
        _rules = new TokenValidationParameters
        {
            ValidAudience = options.AppId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires, time.GetUtcNow().UtcDateTime),
        };
    }

    /// <summary>Who called, or null when the header proves nothing.</summary>
    /// <exception cref="TokenKeysUnavailableException">The signing keys cannot be had now.</exception>
    public async ValueTask<Caller?> ValidateAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (Read(authorization) is not { } token) return null;
        if (token.Issuer == _options.Issuer) return await ValidateAsync(token, _channelKeys, AsChannel, cancellationToken);
        return _options.AllowEmulator && _emulatorIssuers.Contains(token.Issuer)
            ? await ValidateAsync(token, _emulatorKeys, AsEmulator, cancellationToken)
            : null;
    }

    public void Dispose()
    {
        _channelKeys.Dispose();
        _emulatorKeys.Dispose();
    }

    private JsonWebToken? Read(string? authorization)
    {
        const string scheme = "Bearer ";
        if (authorization is null || authorization.Length > LongestToken || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            var token = _handler.ReadJsonWebToken(authorization[scheme.Length..].Trim());
            // Before any key is fetched: what cannot be right whatever the key.
            return _rules.ValidAlgorithms.Contains(token.Alg) && !token.IsEncrypted && token.Kid is { Length: > 0 } && token.Audiences.Contains(_options.AppId) ? token : null;
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException or FormatException or JsonException)
        {
            return null;
        }
    }

    private async ValueTask<Caller?> ValidateAsync(
        JsonWebToken token, TokenKeys keys, Func<JsonWebToken, JsonWebKey, Caller?> read, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } key) return null;
        var rules = _rules.Clone();
        rules.ValidIssuer = token.Issuer;
        rules.IssuerSigningKey = key;
        var result = await _handler.ValidateTokenAsync(token, rules);
        return result.IsValid ? read(token, key) : null;
    }

    private static Caller? AsChannel(JsonWebToken token, JsonWebKey key) => new(Claim(token, "serviceurl"), Endorsements(key));

    private Caller? AsEmulator(JsonWebToken token, JsonWebKey key)
    {
        var app = Claim(token, "ver") switch
        {
            "1.0" => Claim(token, "appid"),
            "2.0" => Claim(token, "azp"),
            _ => null,
        };
        return app == _options.AppId ? new Caller(null, null) : null;
    }

    private static string? Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static List<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : value is IEnumerable<object> names ? [.. names.OfType<string>()] : [];

    private static bool IsCurrent(DateTime? notBefore, DateTime? expires, DateTime now)
    {
        var skew = TimeSpan.FromMinutes(5);
        return expires is { } end && now < end + skew && (notBefore is not { } start || now >= start - skew);
    }
}
