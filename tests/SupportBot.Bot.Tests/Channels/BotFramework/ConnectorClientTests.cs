using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.BotFramework;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

/// <summary>What goes to a connector when the bot has an app id.</summary>
public sealed class ConnectorClientTests : IAsyncLifetime, IDisposable
{
    private readonly LoginStub _login = new();
    private ConnectorStub _connector = null!;
    private ConnectorTokens _tokens = null!;
    private HttpClient _http = null!;
    private ConnectorClient _client = null!;

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        var options = Options.Create(new BotFrameworkOptions { AppId = TokenIssuer.AppId, AppPassword = "not-a-real-secret" });
        var urls = new ServiceUrls([_connector.Url], loopback: false);
        _tokens = new ConnectorTokens(options, TimeProvider.System, NullLogger<ConnectorTokens>.Instance, _login);
        _http = ConnectorHttp.Create(urls, options.Value);
        _client = new ConnectorClient(_http, _tokens, urls, options, TimeProvider.System);
    }

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _tokens.Dispose();
        _login.Dispose();
    }

    [Fact]
    public async Task The_token_goes_along_to_a_trusted_address()
    {
        Assert.Equal(new SendResult.Sent("remote-1"), await PostAsync(trusted: true));
        Assert.Equal("Bearer token-1", Assert.Single(_connector.Posts).Authorization);
    }

    [Fact]
    public async Task Nothing_goes_to_an_address_that_came_without_a_valid_token()
    {
        Assert.Equal(new SendResult.Refused("untrusted-address"), await PostAsync(trusted: false));
        Assert.Empty(_connector.Posts);
        Assert.Equal(0, _login.Calls);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once()
    {
        _connector.Script = (post, context) => ConnectorStub.AnswerAsync(context, post.Authorization == "Bearer token-1" ? 401 : 200);
        Assert.Equal(new SendResult.Sent(null), await PostAsync(trusted: true));
        Assert.Equal(["Bearer token-1", "Bearer token-2"], _connector.Posts.Select(p => p.Authorization));
    }

    [Fact]
    public async Task A_connector_that_refuses_every_token_is_left_alone()
    {
        _connector.Script = (_, context) => ConnectorStub.AnswerAsync(context, 401);
        Assert.Equal(new SendResult.Refused("http-401"), await PostAsync(trusted: true));
        await PostAsync(trusted: true);
        Assert.Equal(2, _login.Calls);
    }

    [Fact]
    public async Task Without_a_token_nothing_has_left_and_it_is_tried_again_later()
    {
        _login.Status = System.Net.HttpStatusCode.ServiceUnavailable;
        Assert.Equal(new SendResult.NotSent("no-token"), await PostAsync(trusted: true));
        Assert.Empty(_connector.Posts);
    }

    private Task<SendResult> PostAsync(bool trusted)
    {
        var to = new Address
        {
            Channel = "msteams", ConversationId = "c-1", UserId = "u-1", ServiceUrl = _connector.Url, Trusted = trusted, Transport = Transport.BotFramework,
        };
        return _client.PostAsync(to, KeptJson.Write(new { type = "message" }), CancellationToken.None);
    }
}
