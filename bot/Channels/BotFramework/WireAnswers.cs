using System.Buffers;
using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using SupportBot.Privacy;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>Bodies of our answers to a channel.</summary>
internal static class WireAnswers
{
    /// <summary>{"error":{"code","message"}} with one sentence, which never repeats what was sent.</summary>
    public static Task ErrorAsync(HttpContext context, int status, string code, string sentence) =>
        WriteAsync(context, status, json =>
        {
            json.WriteStartObject("error");
            json.WriteString("code", code);
            json.WriteString("message", sentence);
            json.WriteEndObject();
        });

    public static Task TryLaterAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = 5.ToString(CultureInfo.InvariantCulture);
        return ErrorAsync(context, StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The bot cannot take messages just now. Please try again shortly.");
    }

    /// <summary>{"activities":[…]}: what expectReplies waits for.</summary>
    public static Task ActivitiesAsync(HttpContext context, IReadOnlyList<SafeText> replies) =>
        WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray("activities");
            foreach (var reply in replies) json.WriteRawValue(reply.Value, skipInputValidation: true);
            json.WriteEndArray();
        });

    /// <summary>What Action.Execute waits for: the words of the replies, one below the other.</summary>
    public static Task CardActionAsync(HttpContext context, IReadOnlyList<SafeText> replies) =>
        WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteNumber("statusCode", StatusCodes.Status200OK);
            json.WriteString("type", "application/vnd.microsoft.activity.message");
            json.WriteString("value", string.Join("\n\n", replies.Select(Words).Where(words => words.Length > 0)));
        });

    private static string Words(SafeText reply)
    {
        using var json = JsonDocument.Parse(reply.Value);
        return json.RootElement.Text("text") ?? "";
    }

    private static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = MediaTypeNames.Application.Json;
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }
}
