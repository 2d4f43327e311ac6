using System.Net;
using System.Text;
using Microsoft.Identity.Client;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

/// <summary>Stands where login.microsoftonline.com would. Its tokens last one hour by the test's clock and, for MSAL, by the real one.</summary>
internal sealed class LoginStub : HttpMessageHandler, IMsalHttpClientFactory
{
    private readonly HttpClient _http;
    private int _calls;

    public LoginStub() => _http = new HttpClient(this, disposeHandler: false);

    public int Calls => _calls;

    public string? LastUrl { get; private set; }

    public string LastBody { get; private set; } = "";

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public HttpClient GetHttpClient() => _http;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Interlocked.Increment(ref _calls);
        LastUrl = request.RequestUri!.GetLeftPart(UriPartial.Path);
        LastBody = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        return new HttpResponseMessage(Status)
        {
            Content = new StringContent($$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token-{{call}}"}""", Encoding.UTF8, "application/json"),
        };
    }
}
