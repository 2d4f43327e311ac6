using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.BotFramework;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

public sealed class ConnectorTokensTests : IDisposable
{
    // MSAL counts from the real time, so this clock starts there.
    private readonly ManualTime _time = new(TimeProvider.System.GetUtcNow());
    private readonly LoginStub _login;
    private readonly ConnectorTokens _tokens;

    public ConnectorTokensTests()
    {
        _login = new LoginStub();
        _tokens = Make(new BotFrameworkOptions { AppId = TokenIssuer.AppId, AppPassword = "not-a-real-secret" });
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _login.Dispose();
    }

    [Fact]
    public async Task Many_callers_share_one_request()
    {
        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => GetAsync())));
        Assert.Single(tokens.Distinct());
        Assert.Equal(1, _login.Calls);
    }

    [Fact]
    public async Task It_is_asked_for_at_the_bot_frameworks_own_directory_by_default()
    {
        await GetAsync();
        Assert.Equal("https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token", _login.LastUrl);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", _login.LastBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_tenant_app_asks_its_own_directory()
    {
        using var tokens = Make(new BotFrameworkOptions { AppId = TokenIssuer.AppId, AppPassword = "not-a-real-secret", TenantId = "contoso.example" });
        await tokens.GetAsync(false, CancellationToken.None);
        Assert.Equal("https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token", _login.LastUrl);
    }

    [Fact]
    public async Task It_is_renewed_five_minutes_before_its_end()
    {
        var first = await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal(first, await GetAsync());
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(first, await GetAsync());
        Assert.Equal(2, _login.Calls);
    }

    [Fact]
    public async Task When_it_cannot_be_renewed_the_old_one_serves_to_its_end_and_health_says_why()
    {
        var first = await GetAsync();
        _login.Status = HttpStatusCode.ServiceUnavailable;
        _time.Advance(TimeSpan.FromMinutes(56));
        Assert.Equal(first, await GetAsync());
        Assert.Contains("BotFramework:AppId", _tokens.Problem, StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<NoTokenException>(() => GetAsync());
        _login.Status = HttpStatusCode.OK;
        _time.Advance(TimeSpan.FromSeconds(5));
        await GetAsync();
        Assert.Null(_tokens.Problem);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_at_most_once_a_minute()
    {
        var first = await GetAsync();
        var second = await GetAsync(refresh: true);
        Assert.NotEqual(first, second);
        Assert.Equal(second, await GetAsync(refresh: true));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(second, await GetAsync(refresh: true));
    }

    private ConnectorTokens Make(BotFrameworkOptions options) => new(Options.Create(options), _time, NullLogger<ConnectorTokens>.Instance, _login);

    private Task<string> GetAsync(bool refresh = false) => _tokens.GetAsync(refresh, CancellationToken.None).AsTask();
}
