using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

/// <summary>Signs channel tokens and publishes its keys as Microsoft does, on loopback.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";
    public const string AppId = "11111111-2222-3333-4444-555555555555";

    private readonly WebApplication _app;
    private readonly List<object> _published = [];
    private int _fetches;

    private TokenIssuer(WebApplication app) => _app = app;

    public string Metadata => _app.Urls.Single() + "/metadata";

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches => _fetches;

    public bool Down { get; set; }

    public RsaSecurityKey Key { get; private set; } = null!;

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new TokenIssuer(builder.Build());
        issuer._app.MapGet("/metadata", () => issuer.Down
            ? Results.StatusCode(503)
            : Results.Json(new { issuer = Issuer, jwks_uri = issuer._app.Urls.Single() + "/keys" }));
        issuer._app.MapGet("/keys", () =>
        {
            Interlocked.Increment(ref issuer._fetches);
            return Results.Json(new { keys = issuer._published });
        });
        issuer.Key = issuer.Publish("key-1", "msteams", "webchat");
        await issuer._app.StartAsync();
        return issuer;
    }

    /// <summary>Makes a key and tells everybody about it.</summary>
    public RsaSecurityKey Publish(string keyId, params string[] endorsements)
    {
        var key = MakeKey(keyId);
        var open = key.Rsa.ExportParameters(false);
        _published.Add(new
        {
            kty = "RSA", use = "sig", kid = keyId, n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent), endorsements,
        });
        return key;
    }

    public static RsaSecurityKey MakeKey(string keyId) => new(RSA.Create(2048)) { KeyId = keyId };

    /// <summary>A good token for the service address, unless the arguments spoil it.</summary>
    public string Token(
        string serviceUrl, DateTimeOffset now, string issuer = Issuer, string audience = AppId, TimeSpan? from = null, TimeSpan? to = null,
        SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = (now + (from ?? TimeSpan.Zero)).UtcDateTime,
            Expires = (now + (to ?? TimeSpan.FromHours(1))).UtcDateTime,
            Claims = new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
            SigningCredentials = new SigningCredentials(key ?? Key, algorithm),
        });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
