using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Acceptance.Harness;

/// <summary>An operator's system that answers what a test wants: by the first part of the path (<c>outages</c>, <c>accounts</c> …).</summary>
public sealed class StubOperator : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubOperator(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public Func<string, JsonObject?> Answer { get; set; } = _ => null;

    public static async Task<StubOperator> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new StubOperator(app);
        app.MapGet("/{kind}/{id}", (string kind) => stub.Answer(kind) is { } answer ? Results.Json(answer) : Results.NotFound());
        await app.StartAsync();
        stub.Address = app.Urls.First();
        return stub;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
