using System.Text.Json.Nodes;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

/// <summary>Activities as clients send them.</summary>
internal static class Wire
{
    public const string Local = "http://127.0.0.1:9/_connector";

    /// <summary>A message of a private Teams chat; <paramref name="change"/> bends it.</summary>
    public static string Message(string text = "hello", Action<JsonObject>? change = null, string serviceUrl = Local)
    {
        var activity = Base("message", serviceUrl);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        change?.Invoke(activity);
        return activity.ToJsonString();
    }

    public static string Of(string type, Action<JsonObject>? change = null)
    {
        var activity = Base(type, Local);
        change?.Invoke(activity);
        return activity.ToJsonString();
    }

    public static JsonNode Json(string json) => JsonNode.Parse(json)!;

    private static JsonObject Base(string type, string serviceUrl) => new()
    {
        ["type"] = type,
        ["id"] = "a-1",
        ["timestamp"] = "2026-03-02T09:00:00.000Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = "user-1", ["name"] = "Sam Field" },
        ["recipient"] = new JsonObject { ["id"] = "bot-1", ["name"] = "Help Desk" },
        ["conversation"] = new JsonObject { ["id"] = "19:x@thread.v2;messageid=7", ["conversationType"] = "personal", ["tenantId"] = "t-1" },
        ["locale"] = "de-DE",
    };
}
