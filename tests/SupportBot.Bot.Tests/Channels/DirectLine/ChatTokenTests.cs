using Xunit;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

public sealed class ChatTokenTests : IAsyncLifetime
{
    private readonly ShiftedTime _time = new();
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync(_time);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_page_gets_a_token_for_a_new_person_without_a_secret()
    {
        var (status, body, cookie) = await _host.AskAsPageAsync(new { });
        Assert.Equal(200, status);
        Assert.StartsWith("dl_", body.GetProperty("userId").GetString(), StringComparison.Ordinal);
        Assert.False(body.GetProperty("resumed").GetBoolean());
        Assert.NotNull(cookie);
        Assert.DoesNotContain(DirectLineHost.Secret, body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("null", null)]
    [InlineData(null, "cross-site")]
    public async Task Pages_of_other_origins_get_none(string? origin, string? site)
    {
        var (status, _, cookie) = await _host.AskAsPageAsync(new { }, origin: origin, site: site);
        Assert.Equal(403, status);
        Assert.Null(cookie);
    }

    [Fact]
    public async Task An_expired_token_is_refused_and_renewed_in_its_browser()
    {
        var (token, conversation, cookie) = await StartAsync();
        _time.Shift = TimeSpan.FromMinutes(31);
        Assert.Equal("TokenExpired", (await _host.SendAsync(HttpMethod.Get, $"conversations/{conversation}/activities", token)).Code);
        var (_, body, _) = await _host.AskAsPageAsync(new { token }, cookie);
        Assert.True(body.GetProperty("resumed").GetBoolean());
        Assert.Equal(conversation, body.GetProperty("conversationId").GetString());
        var log = await _host.SendAsync(HttpMethod.Get, $"conversations/{conversation}/activities", body.GetProperty("token").GetString());
        Assert.Equal(["Hello"], log.Texts);
    }

    [Fact]
    public async Task A_token_found_elsewhere_opens_nothing()
    {
        var (token, conversation, _) = await StartAsync();
        var (_, stranger, _) = await _host.AskAsPageAsync(new { token }, "support-browser=0123456789abcdef0123456789abcdef");
        Assert.NotEqual(conversation, stranger.GetProperty("conversationId").GetString());
        Assert.False(stranger.GetProperty("resumed").GetBoolean());
    }

    [Fact]
    public async Task After_thirty_days_a_new_conversation_begins()
    {
        var (token, conversation, cookie) = await StartAsync();
        _time.Shift = TimeSpan.FromDays(30) + TimeSpan.FromMinutes(31);
        var (_, body, _) = await _host.AskAsPageAsync(new { token }, cookie);
        Assert.NotEqual(conversation, body.GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task A_fresh_conversation_is_the_same_persons()
    {
        var (status, first, cookie) = await _host.AskAsPageAsync(new { });
        Assert.Equal(200, status);
        var (_, second, _) = await _host.AskAsPageAsync(new { token = first.GetProperty("token").GetString(), fresh = true }, cookie);
        Assert.Equal(first.GetProperty("userId").GetString(), second.GetProperty("userId").GetString());
        Assert.NotEqual(first.GetProperty("conversationId").GetString(), second.GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task The_page_allows_no_inline_script_and_only_its_own_styles()
    {
        using var answer = await _host.Http.GetAsync(new Uri("/", UriKind.Relative));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"nonce=\"{nonce}\"", html, StringComparison.Ordinal);
        using var next = await _host.Http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.DoesNotContain(nonce, next.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(200, (int)(await _host.Http.GetAsync(new Uri("/privacy", UriKind.Relative))).StatusCode);
    }

    private async Task<(string Token, string Conversation, string Cookie)> StartAsync()
    {
        var (_, body, cookie) = await _host.AskAsPageAsync(new { });
        var token = body.GetProperty("token").GetString()!;
        await _host.SendAsync(HttpMethod.Post, "conversations", token, origin: _host.Origin);
        return (token, body.GetProperty("conversationId").GetString()!, cookie!);
    }
}
