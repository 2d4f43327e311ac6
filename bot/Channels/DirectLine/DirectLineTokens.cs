using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Privacy;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>
/// Makes and reads tokens: JWTs signed with HS256 by this installation. Web Chat reads the claim <c>user</c> out of the
/// token and takes it for the person's id.
/// </summary>
public sealed class DirectLineTokens
{
    private const string Issuer = "supportbot";
    private const string ForCalls = "directline";

    /// <summary>Tokens in a stream's address end in logs of proxies, so they are of another kind and short-lived.</summary>
    private const string ForStreams = "directline-stream";

    private static readonly TimeSpan StreamLifetime = TimeSpan.FromMinutes(2);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly SymmetricSecurityKey _key;
    private readonly SigningCredentials _signing;
    private readonly TimeSpan _lifetime;
    private readonly TimeProvider _time;

    public DirectLineTokens(byte[] key, TimeSpan lifetime, TimeProvider time)
    {
        _key = new SymmetricSecurityKey(key);
        _signing = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256);
        _lifetime = lifetime;
        _time = time;
    }

    /// <summary>Seconds that a new token is valid, for <c>expires_in</c>.</summary>
    public int ExpiresIn => (int)_lifetime.TotalSeconds;

    /// <summary>An unguessable id of a conversation: 128 random bits in hex.</summary>
    public static string NewConversationId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>An unguessable id of a person; Direct Line clients insist on the prefix.</summary>
    public static string NewUserId() => "dl_" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>A token as clients send it in the Authorization header.</summary>
    public string Issue(DirectLineToken token) => Write(token, ForCalls, _lifetime);

    /// <summary>A token for the address of a stream, valid for two minutes.</summary>
    public string IssueForStream(DirectLineToken token) => Write(token, ForStreams, StreamLifetime);

    /// <summary>What a call's token says, also when it has expired: compare <see cref="DirectLineToken.ExpiresAt"/>. Null when we did not make it.</summary>
    public ValueTask<DirectLineToken?> ReadAsync(string token) => ReadAsync(token, ForCalls);

    /// <summary>What a stream's token says; null when we did not make it or it has expired.</summary>
    public async ValueTask<DirectLineToken?> ReadForStreamAsync(string token) =>
        await ReadAsync(token, ForStreams) is { } read && !HasExpired(read) ? read : null;

    public bool HasExpired(DirectLineToken token) => token.ExpiresAt <= _time.GetUtcNow();

    /// <summary>The token ended, but not longer ago than <paramref name="within"/>.</summary>
    public bool MayResume(DirectLineToken token, TimeSpan within) => _time.GetUtcNow() <= token.ExpiresAt + within;

    private string Write(DirectLineToken token, string audience, TimeSpan lifetime)
    {
        var now = _time.GetUtcNow();
        var claims = new Dictionary<string, object>(6)
        {
            ["conv"] = token.ConversationId,
            ["user"] = token.UserId,
            ["channel"] = token.Channel,
        };
        if (token.Origins.Count > 0)
            claims["origins"] = token.Origins.ToArray();
        if (token.Browser is { } browser)
            claims["browser"] = browser;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = _signing,
        });
    }

    private async ValueTask<DirectLineToken?> ReadAsync(string token, string audience)
    {
        if (token.Length is 0 or > 4096)
            return null;
        var result = await _handler.ValidateTokenAsync(token, Rules(audience));
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
            return null;
        return Text(jwt, "conv") is { } conversation && Text(jwt, "user") is { } user && Text(jwt, "channel") is { } channel
            ? new DirectLineToken(conversation, user, channel, Origins(jwt), Text(jwt, "browser"), new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero))
            : null;
    }

    // The end is compared by whoever asks: with our clock, and not at all where a chat is resumed.
    private TokenValidationParameters Rules(string audience) => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = audience,
        IssuerSigningKey = _key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateLifetime = false,
    };

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var value) && SafeText.IsIdentifier(value) ? value : null;

    private static string[] Origins(JsonWebToken token) =>
        token.TryGetPayloadValue<string[]>("origins", out var origins) ? origins : [];
}
