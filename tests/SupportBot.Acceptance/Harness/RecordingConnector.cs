using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Acceptance.Harness;

/// <summary>The channel's side of a Bot Framework conversation: takes what the bot posts and keeps it, per conversation in order.</summary>
public sealed class RecordingConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<JsonElement>> _posts = new();
    private int _ids;

    private RecordingConnector(WebApplication app) => _app = app;

    public Uri ServiceUrl { get; private set; } = null!;

    /// <summary>What to answer instead of 201; null for the ordinary answer.</summary>
    public Func<string, int, int?>? StatusFor { get; set; }

    public int Calls => _calls;

    private int _calls;

    public static async Task<RecordingConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var connector = new RecordingConnector(app);
        app.MapPost("/v3/conversations/{conversation}/activities/{replyTo?}", connector.TakeAsync);
        await app.StartAsync();
        connector.ServiceUrl = new Uri(app.Urls.First());
        return connector;
    }

    private async Task<IResult> TakeAsync(string conversation, HttpRequest request)
    {
        var activity = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
        var call = Interlocked.Increment(ref _calls);
        if (StatusFor?.Invoke(conversation, call) is { } status)
            return Results.StatusCode(status);
        Posts(conversation).Enqueue(activity);
        return Results.Json(new { id = Interlocked.Increment(ref _ids).ToString(System.Globalization.CultureInfo.InvariantCulture) }, statusCode: 201);
    }

    public ConcurrentQueue<JsonElement> Posts(string conversation) => _posts.GetOrAdd(conversation, _ => new ConcurrentQueue<JsonElement>());

    public IEnumerable<string> Conversations => _posts.Keys;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
