using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Bot.Tests.LookUps;

/// <summary>An operator's system on a local port that answers what the test wants.</summary>
internal sealed class OperatorStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OperatorStub(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, string? Authorization)> Asked { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsJsonAsync(new { state = "active" });

    public string Url => _app.Urls.First();

    public static async Task<OperatorStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new OperatorStub(builder.Build());
        stub._app.Run(context =>
        {
            stub.Asked.Enqueue((context.Request.Path + context.Request.QueryString, context.Request.Headers.Authorization));
            return stub.Answer(context);
        });
        await stub._app.StartAsync();
        return stub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
