using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Bench.Servers;

/// <summary>The yardstick: Kestrel reading the same activity and answering a small one, with nothing in between.</summary>
internal static class EchoServer
{
    public static async Task<int> RunAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.MapPost("/api/messages", AnswerAsync);
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var activity = await JsonSerializer.DeserializeAsync(context.Request.Body, EchoJson.Default.EchoActivity, context.RequestAborted);
        context.Response.ContentType = "application/json";
        var body = JsonSerializer.SerializeToUtf8Bytes(new EchoAnswer(activity!.Id, activity.Text), EchoJson.Default.EchoAnswer);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}

internal sealed record EchoAccount(string? Id, string? Name);

internal sealed record EchoActivity(
    string? Type, string? Id, string? Timestamp, string? ServiceUrl, string? ChannelId, EchoAccount? From, EchoAccount? Conversation, EchoAccount? Recipient, string? Text, string? Locale);

internal sealed record EchoAnswer(string? ReplyToId, string? Text);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EchoActivity))]
[JsonSerializable(typeof(EchoAnswer))]
internal sealed partial class EchoJson : JsonSerializerContext;
