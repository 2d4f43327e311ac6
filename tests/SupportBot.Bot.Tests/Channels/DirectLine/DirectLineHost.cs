using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Bot.Channels.DirectLine;
using SupportBot.Bot.Channels.DirectLine.Page;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

/// <summary>Direct Line on a real port over a real database, with <see cref="EchoTurns"/> behind it.</summary>
public sealed class DirectLineHost : IAsyncDisposable
{
    public const string Secret = "a-secret-of-a-trusted-server-0123456789";

    private readonly WebApplication _app;

    private DirectLineHost(WebApplication app, string folder)
    {
        _app = app;
        Folder = folder;
        Url = new Uri(app.Urls.Single());
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Url };
        Turns = (EchoTurns)app.Services.GetRequiredService<ITurns>();
    }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public EchoTurns Turns { get; }

    public string Folder { get; }

    public string Origin => Url.GetLeftPart(UriPartial.Authority);

    /// <param name="folder">Of an earlier host, to go on with its data; null for a new one.</param>
    public static async Task<DirectLineHost> StartAsync(TimeProvider? time = null, string? folder = null, string? url = null, params (string Key, string Value)[] options)
    {
        folder ??= Directory.CreateTempSubdirectory("direct-line-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.WebHost.UseUrls(url ?? "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Path"] = Path.Combine(folder, "test.db"),
            ["DirectLine:Folder"] = folder,
            ["DirectLine:Secrets:0"] = Secret,
            ["DirectLine:Origins:0"] = "https://www.example.org",
        });
        builder.Configuration.AddInMemoryCollection(options.Select(option => KeyValuePair.Create(option.Key, (string?)option.Value)));
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(new Redactor());
        builder.Services.AddSingleton<ITurns, EchoTurns>();
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddDirectLine(builder.Configuration);
        var app = builder.Build();
        await app.Services.GetRequiredService<IStore>().MigrateAsync();
        app.MapDirectLine();
        app.MapChatPage();
        await app.StartAsync();
        return new DirectLineHost(app, folder);
    }

    /// <summary>A started conversation of a new person.</summary>
    public async Task<Chat> StartChatAsync(object? user = null)
    {
        var made = await SendAsync(HttpMethod.Post, "tokens/generate", Secret, user is null ? null : new { user });
        var token = made.Body.GetProperty("token").GetString()!;
        var started = await SendAsync(HttpMethod.Post, "conversations", token);
        return new Chat(started.Body.GetProperty("conversationId").GetString()!, token, started.Body.GetProperty("streamUrl").GetString()!);
    }

    /// <summary>A token as our own page gets one.</summary>
    public async Task<(int Status, JsonElement Body, string? Cookie)> AskAsPageAsync(object body, string? cookie = null, string? origin = null, string? site = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/token") { Content = JsonContent.Create(body) };
        request.Headers.Add("Origin", origin ?? Origin);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await Http.SendAsync(request);
        var set = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single().Split(';')[0] : null;
        return ((int)answer.StatusCode, await ReadAsync(answer), set);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? bearer, object? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, "/v3/directline/" + path);
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(body),
        };
        using var answer = await Http.SendAsync(request);
        return new Answer((int)answer.StatusCode, await ReadAsync(answer));
    }

    public Task<Answer> SayAsync(Chat chat, string text, string? clientId = null) =>
        SendAsync(HttpMethod.Post, $"conversations/{chat.Id}/activities", chat.Token,
            new { type = "message", text, from = new { id = "somebody-else", role = "bot" }, channelData = new { clientActivityID = clientId ?? Guid.NewGuid().ToString("N") } });

    public Task<Answer> ReadAsync(Chat chat, string watermark = "") =>
        SendAsync(HttpMethod.Get, $"conversations/{chat.Id}/activities?watermark={watermark}", chat.Token);

    public static async Task<ClientWebSocket> ListenAsync(string streamUrl, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri(streamUrl), CancellationToken.None);
        return socket;
    }

    /// <summary>The next frame that is not a keep-alive.</summary>
    public static async Task<JsonElement> FrameAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[1 << 20];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), limit.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (length > 0)
                return JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length > 0 && text[0] == '{' ? JsonDocument.Parse(text).RootElement : JsonDocument.Parse(JsonSerializer.Serialize(text)).RootElement;
    }

    public sealed record Chat(string Id, string Token, string StreamUrl);

    public sealed record Answer(int Status, JsonElement Body)
    {
        public string? Code => Body.GetProperty("error").GetProperty("code").GetString();

        public string[] Texts => [.. Body.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString()!)];
    }
}
