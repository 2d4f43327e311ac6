using System.Text.Json;

namespace SupportBot.Acceptance.Harness;

/// <summary>Reads activities off the wire the way a client does.</summary>
public static class Wire
{
    public static bool IsFromBot(JsonElement activity) =>
        activity.GetProperty("type").GetString() == "message"
        && activity.TryGetProperty("from", out var from)
        && (from.TryGetProperty("role", out var role) ? role.GetString() == "bot" : from.GetProperty("id").GetString() == "supportbot" || from.GetProperty("id").GetString() == "bot");

    public static Said Read(JsonElement activity)
    {
        var buttons = new List<string>();
        if (activity.TryGetProperty("suggestedActions", out var suggested))
            buttons.AddRange(suggested.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("title").GetString()!));
        var name = activity.TryGetProperty("from", out var from) && from.TryGetProperty("name", out var written) ? written.GetString() : null;
        return new Said(activity.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "", buttons, name);
    }
}
