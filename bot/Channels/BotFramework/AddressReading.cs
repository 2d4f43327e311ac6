using NodaTime;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>Reads from an Activity who is there and how to reach them. Everything kept is an identifier; the rest becomes null.</summary>
internal static class AddressReading
{
    /// <summary>The address, or null and a sentence that says what is missing.</summary>
    /// <param name="activity">As it came in.</param>
    /// <param name="userId">The person's id: the sender, or who was added.</param>
    /// <param name="trusted">The serviceUrl came with a validated token.</param>
    /// <param name="problem">Null when there is an address.</param>
    public static Address? Read(Activity activity, string? userId, bool trusted, out string? problem)
    {
        problem = Problem(activity, userId);
        if (problem is not null) return null;
        // Problem has looked at these three.
        return new Address
        {
            Channel = activity.ChannelId!,
            ConversationId = activity.Conversation!.Id!,
            UserId = userId!,
            BotId = Identifier(activity.Recipient?.Id),
            BotName = Identifier(activity.Recipient?.Name),
            ServiceUrl = activity.ServiceUrl,
            TenantId = Identifier(activity.Conversation.TenantId) ?? Identifier(activity.ChannelData.Field("tenant").Text("id")),
            Trusted = trusted,
            IsGroup = IsGroup(activity.Conversation),
            Locale = Locale(activity),
            TimeZone = TimeZone(activity),
            Transport = Transport.BotFramework,
        };
    }

    public static bool IsGroup(ConversationAccount conversation) =>
        conversation.IsGroup == true || conversation.ConversationType is { Length: > 0 } and not "personal";

    private static string? Problem(Activity activity, string? userId) =>
        Problem("channelId", activity.ChannelId)
        ?? Problem("conversation.id", activity.Conversation?.Id)
        ?? Problem("from.id", userId)
        ?? (activity.ServiceUrl is null ? null : Problem("serviceUrl", activity.ServiceUrl));

    private static string? Problem(string field, string? id) =>
        string.IsNullOrEmpty(id) ? $"The activity has no {field}."
        : !SafeText.IsIdentifier(id) ? $"The activity's {field} is no identifier of at most {SafeText.LongestIdentifier} characters."
        : null;

    private static string? Identifier(string? text) => SafeText.IsIdentifier(text) ? text : null;

    private static string? Locale(Activity activity)
    {
        var locale = activity.Locale ?? Entity(activity, "clientInfo", "locale");
        return locale is { Length: >= 2 and <= 35 } && locale.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? locale : null;
    }

    /// <summary>An IANA zone; Windows names are translated.</summary>
    private static string? TimeZone(Activity activity)
    {
        var zone = activity.LocalTimezone is { Length: > 0 } local ? local : Entity(activity, "clientInfo", "timezone");
        if (zone is not { Length: > 0 and <= 64 }) return null;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null) return Identifier(zone);
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(zone, out var iana) ? iana : null;
    }

    private static string? Entity(Activity activity, string type, string field)
    {
        foreach (var entity in activity.Entities ?? [])
            if (entity.Text("type") == type && entity.Text(field) is { } value) return value;
        return null;
    }
}
