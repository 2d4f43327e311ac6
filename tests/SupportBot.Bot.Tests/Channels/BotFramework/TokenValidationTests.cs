using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

public sealed class TokenValidationTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/teams/";

    private readonly ManualTime _time = new();
    private TokenIssuer _issuer = null!;
    private ChannelHost _host = null!;

    public async Task InitializeAsync()
    {
        _issuer = await TokenIssuer.StartAsync();
        _host = await ChannelHost.StartAsync(ChannelHost.WithTokens(_issuer), "Production", time: _time);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_good_token_opens_the_door_and_its_address_is_trusted()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Token()));
        Assert.True(_host.Turns.Last.Address.Trusted);
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    public async Task All_three_rsa_algorithms_are_taken(string algorithm) =>
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_issuer.Token(ServiceUrl, Now, algorithm: algorithm)));

    [Fact]
    public async Task Service_urls_are_compared_without_case() =>
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_issuer.Token(ServiceUrl.ToUpperInvariant(), Now)));

    [Fact]
    public async Task Five_minutes_of_skew_are_forgiven()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_issuer.Token(ServiceUrl, Now, from: TimeSpan.FromHours(-1), to: TimeSpan.FromMinutes(-4))));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_issuer.Token(ServiceUrl, Now, from: TimeSpan.FromMinutes(4))));
    }

    public static TheoryData<string> BadTokens =>
    [
        "none", "empty", "basic", "garbage", "two parts", "unsigned", "alg none", "hs256 with the rsa key", "pss", "wrong issuer", "wrong audience",
        "emulator issuer", "expired", "future", "no expiry", "other service url", "no service url", "foreign key under a known id", "unknown key id", "no key id",
        "key without endorsement", "key endorsed for others", "changed payload", "encrypted",
    ];

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task Bad_tokens_are_a_401_with_a_constant_body(string fault)
    {
        var answer = await _host.PostAsync(Wire.Message(serviceUrl: ServiceUrl), Bad(fault));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("""{"error":{"code":"Unauthorized","message":"The request is not authorized."}}""", await answer.Content.ReadAsStringAsync());
        Assert.Empty(_host.Turns.Seen);
    }

    [Fact]
    public async Task The_playgrounds_header_opens_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(Wire.Message(), Encoding.UTF8, "application/json") };
        request.Headers.Add("x-ms-agents-playground", "true");
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_new_key_is_fetched_but_not_more_often_than_every_five_minutes()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Token()));
        var next = _issuer.Publish("key-2", "msteams");
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(_issuer.Token(ServiceUrl, Now, key: TokenIssuer.MakeKey("made-up-" + i))));
        Assert.Equal(1, _issuer.Fetches);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_issuer.Token(ServiceUrl, Now, key: next)));
        Assert.Equal(2, _issuer.Fetches);
    }

    [Fact]
    public async Task Keys_are_fetched_again_after_a_day_and_kept_when_that_fails()
    {
        await PostAsync(Token());
        _time.Advance(TimeSpan.FromDays(1));
        _issuer.Down = true;
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Token()));
        _issuer.Down = false;
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Token()));
        Assert.Equal(2, _issuer.Fetches);
    }

    [Fact]
    public async Task Without_any_keys_the_channel_is_asked_to_try_later()
    {
        _issuer.Down = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(Token()));
        _issuer.Down = false;
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Token()));
    }

    [Fact]
    public async Task A_valid_token_for_a_foreign_address_still_starts_no_turn()
    {
        using var bait = new TcpListener(IPAddress.Loopback, 0);
        bait.Start();
        foreach (var url in ServiceUrlsTests.AttackUrls)
        {
            var target = url.Replace(":6000", $":{((IPEndPoint)bait.LocalEndpoint).Port}", StringComparison.Ordinal);
            var answer = await _host.PostAsync(Wire.Message(serviceUrl: target), "Bearer " + _issuer.Token(target, Now));
            // An empty address matches no token at all.
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized });
        }

        Assert.Empty(_host.Turns.Seen);
        Assert.False(bait.Pending());
    }

    [Theory]
    [InlineData("1.0", "appid", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", true)]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", true)]
    [InlineData("2.0", "appid", "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", false)]
    [InlineData(null, "appid", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", false)]
    [InlineData("1.0", "appid", "https://sts.windows.net/00000000-0000-0000-0000-00000000dead/", false)]
    public async Task Emulator_tokens_are_believed_only_where_switched_on(string? version, string claim, string issuer, bool believed)
    {
        var settings = ChannelHost.WithTokens(_issuer);
        settings["BotFramework:AllowEmulator"] = "true";
        settings["BotFramework:EmulatorMetadata"] = _issuer.Metadata;
        await using var host = await ChannelHost.StartAsync(settings, time: _time);
        var claims = new Dictionary<string, object> { [claim] = TokenIssuer.AppId };
        if (version is not null) claims["ver"] = version;
        var token = "Bearer " + Signed(claims, issuer);
        Assert.Equal(believed ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, (await host.PostAsync(Wire.Message(), token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.PostAsync(Wire.Message(), token)).StatusCode);
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private string Token() => _issuer.Token(ServiceUrl, Now);

    private async Task<HttpStatusCode> PostAsync(string token) => (await _host.PostAsync(Wire.Message(serviceUrl: ServiceUrl), "Bearer " + token)).StatusCode;

    private string Signed(Dictionary<string, object> claims, string issuer, bool expires = true) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer, Audience = TokenIssuer.AppId, Claims = claims, Expires = expires ? Now.AddHours(1).UtcDateTime : null,
            SigningCredentials = new SigningCredentials(_issuer.Key, SecurityAlgorithms.RsaSha256),
        });

    private string? Bad(string fault) => fault switch
    {
        "none" => null,
        "empty" => "Bearer ",
        "basic" => "Basic " + Token(),
        "garbage" => "Bearer not.a.token",
        "two parts" => "Bearer " + Token()[..Token().LastIndexOf('.')],
        "unsigned" => "Bearer " + Token()[..(Token().LastIndexOf('.') + 1)],
        "alg none" => "Bearer " + Renamed("none") + ".",
        "hs256 with the rsa key" => "Bearer " + _issuer.Token(ServiceUrl, Now, key: PublicKeyAsSecret(), algorithm: SecurityAlgorithms.HmacSha256),
        "pss" => "Bearer " + _issuer.Token(ServiceUrl, Now, algorithm: SecurityAlgorithms.RsaSsaPssSha256),
        "wrong issuer" => "Bearer " + _issuer.Token(ServiceUrl, Now, issuer: "https://api.botframework.com/"),
        "wrong audience" => "Bearer " + _issuer.Token(ServiceUrl, Now, audience: "someone-else"),
        "emulator issuer" => "Bearer " + _issuer.Token(ServiceUrl, Now, issuer: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        "expired" => "Bearer " + _issuer.Token(ServiceUrl, Now, from: TimeSpan.FromHours(-2), to: TimeSpan.FromMinutes(-6)),
        "future" => "Bearer " + _issuer.Token(ServiceUrl, Now, from: TimeSpan.FromMinutes(6)),
        "no expiry" => "Bearer " + Signed(new() { ["serviceurl"] = ServiceUrl }, TokenIssuer.Issuer, expires: false),
        "other service url" => "Bearer " + _issuer.Token("https://smba.trafficmanager.net/emea/", Now),
        "no service url" => "Bearer " + Signed([], TokenIssuer.Issuer),
        "foreign key under a known id" => "Bearer " + _issuer.Token(ServiceUrl, Now, key: TokenIssuer.MakeKey("key-1")),
        "unknown key id" => "Bearer " + _issuer.Token(ServiceUrl, Now, key: TokenIssuer.MakeKey("key-9")),
        "no key id" => "Bearer " + _issuer.Token(ServiceUrl, Now, key: new RsaSecurityKey(_issuer.Key.Rsa)),
        "key without endorsement" => "Bearer " + _issuer.Token(ServiceUrl, Now, key: _issuer.Publish("bare")),
        "key endorsed for others" => "Bearer " + _issuer.Token(ServiceUrl, Now, key: _issuer.Publish("other", "webchat", "MSTEAMS", "msteams2")),
        "changed payload" => "Bearer " + Changed(Token()),
        "encrypted" => "Bearer a.b.c.d.e",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };

    private string Renamed(string algorithm) =>
        Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"key-1"}""") + "." + Token().Split('.')[1];

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("smba", "smbb", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }

    private SymmetricSecurityKey PublicKeyAsSecret() => new(_issuer.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "key-1" };
}
