using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Bot.Channels.BotFramework;
using SupportBot.Bot.Turns;
using SupportBot.Store;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

/// <summary>The channel on a real server and port, with turns that only remember and a real store in a temporary folder.</summary>
internal sealed class ChannelHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private ChannelHost(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
    }

    public RecordingTurns Turns { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    public IStore Store => _app.Services.GetRequiredService<IStore>();

    public string DatabasePath => Path.Combine(_folder, "test.db");

    public string Url => _app.Urls.First();

    public static async Task<ChannelHost> StartAsync(
        Dictionary<string, string?>? settings = null, string environment = "Development", string url = "http://127.0.0.1:0", TimeProvider? time = null,
        Action<IServiceCollection>? services = null)
    {
        var folder = Directory.CreateTempSubdirectory("channel-").FullName;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Configuration["Store:Path"] = Path.Combine(folder, "test.db");
        if (time is not null) builder.Services.AddSingleton(time);
        builder.Services.AddStore(builder.Configuration).AddBotFramework(builder.Configuration);
        services?.Invoke(builder.Services);
        ChannelHost? host = null;
        builder.Services.AddSingleton<ITurns>(_ => host!.Turns);
        host = new ChannelHost(builder.Build(), folder);
        await host._app.Services.GetRequiredService<IStore>().MigrateAsync();
        host._app.MapBotFramework();
        try
        {
            await host._app.StartAsync();
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
        host.Http = new HttpClient { BaseAddress = new Uri(host.Url) };
        return host;
    }

    /// <summary>Settings with an app id and a local issuer of tokens.</summary>
    public static Dictionary<string, string?> WithTokens(TokenIssuer issuer, params string[] origins)
    {
        var settings = new Dictionary<string, string?>
        {
            ["BotFramework:AppId"] = TokenIssuer.AppId,
            ["BotFramework:AppPassword"] = "not-a-real-secret",
            ["BotFramework:OpenIdMetadata"] = issuer.Metadata,
        };
        for (var i = 0; i < origins.Length; i++) settings[$"BotFramework:AdditionalServiceOrigins:{i}"] = origins[i];
        return settings;
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? token = null) => PostAsync(Encoding.UTF8.GetBytes(body), token);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", token);
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
