using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

/// <summary>A connector that writes down what is posted and answers by script.</summary>
internal sealed class ConnectorStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ConnectorStub(WebApplication app) => _app = app;

    public ConcurrentQueue<Posted> Posts { get; } = new();

    /// <summary>What to do with a post; the default takes it with 201 and an id.</summary>
    public Func<Posted, HttpContext, Task> Script { get; set; } = (_, context) => AnswerAsync(context, 201, """{"id":"remote-1"}""");

    public string Url => _app.Urls.Single();

    public static async Task<ConnectorStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new ConnectorStub(builder.Build());
        stub._app.Run(stub.TakeAsync);
        await stub._app.StartAsync();
        return stub;
    }

    public static Task AnswerAsync(HttpContext context, int status, string body = "")
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var posted = new Posted(path, body, context.Request.Headers.Authorization.ToString());
        Posts.Enqueue(posted);
        await Script(posted, context);
    }
}

internal sealed record Posted(string Path, string Body, string Authorization);
