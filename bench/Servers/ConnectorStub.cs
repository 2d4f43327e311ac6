using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Bench.Servers;

/// <summary>A connector that takes every reply and says so: what the bot posts to when answers do not go into the response.</summary>
internal static class ConnectorStub
{
    private static readonly byte[] Taken = """{"id":"taken"}"""u8.ToArray();
    private static long _count;

    public static async Task<int> RunAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.MapGet("/count", () => Interlocked.Read(ref _count).ToString(System.Globalization.CultureInfo.InvariantCulture));
        app.MapPost("/v3/{**rest}", TakeAsync);
        await app.RunAsync();
        return 0;
    }

    private static async Task TakeAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        Interlocked.Increment(ref _count);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Taken.Length;
        await context.Response.Body.WriteAsync(Taken, context.RequestAborted);
    }
}
