using System.Text.Json;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>
/// Thumbs come in three shapes: Teams' message/submitAction invoke, messageReaction, and Web Chat's event. All become the
/// values reaction (like, dislike), message (id of what it is about, when known) and feedback (words, when given).
/// </summary>
internal static class FeedbackReading
{
    public const string SubmitAction = "message/submitAction";
    public const string WebChatEvent = "webchat:activity-status/feedback";

    public static Dictionary<string, string>? Read(Activity activity) => activity switch
    {
        { Type: ActivityTypes.Invoke, Name: SubmitAction } => OfSubmit(activity),
        { Type: ActivityTypes.MessageReaction } => OfReaction(activity),
        { Type: ActivityTypes.Event, Name: WebChatEvent } => OfWebChat(activity),
        _ => null,
    };

    private static Dictionary<string, string>? OfSubmit(Activity activity)
    {
        if (activity.Value.Text("actionName") != "feedback" || activity.Value.Field("actionValue") is not { } given) return null;
        return Values(given.Text("reaction"), activity.ReplyToId, Words(given.Text("feedback")));
    }

    /// <summary>Older clients send the words, newer ones {"feedbackText": words} as a string.</summary>
    private static string? Words(string? feedback)
    {
        if (feedback is null || !feedback.StartsWith('{')) return feedback;
        try
        {
            using var json = JsonDocument.Parse(feedback);
            return json.RootElement.Text("feedbackText") ?? feedback;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return feedback;
        }
    }

    private static Dictionary<string, string>? OfReaction(Activity activity)
    {
        if (activity.Unknown?.TryGetValue("reactionsAdded", out var added) != true || added.ValueKind != JsonValueKind.Array) return null;
        foreach (var reaction in added.EnumerateArray())
            if (Values(reaction.Text("type"), activity.ReplyToId, null) is { } values) return values;
        return null;
    }

    private static Dictionary<string, string>? OfWebChat(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            var reaction = entity.Text("@type") switch { "LikeAction" => "like", "DislikeAction" => "dislike", _ => null };
            if (reaction is not null) return Values(reaction, Message(entity.Field("target").Text("urlTemplate")), null);
        }
        return null;
    }

    // The click has no replyToId, so the id of the message travels inside the action we sent.
    private static string? Message(string? url)
    {
        const string name = "&message=";
        var at = url?.IndexOf(name, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : Uri.UnescapeDataString(url![(at + name.Length)..]);
    }

    private static Dictionary<string, string>? Values(string? reaction, string? message, string? words)
    {
        var meaning = reaction switch
        {
            "like" or "heart" => "like",
            "dislike" or "angry" or "sad" => "dislike",
            _ => null,
        };
        if (meaning is null) return null;
        var values = new Dictionary<string, string> { ["reaction"] = meaning };
        if (!string.IsNullOrEmpty(message)) values["message"] = message;
        if (!string.IsNullOrWhiteSpace(words)) values["feedback"] = words;
        return values;
    }
}
