using System.Security.Cryptography;
using System.Text.Json;
using SupportBot.Bot.Channels.BotFramework;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>What a client's activity asks for.</summary>
internal abstract record ClientActivity
{
    public sealed record Turn(Incoming Incoming) : ClientActivity;

    /// <summary>Accepted and of no effect: typing, events nobody here knows.</summary>
    public sealed record Nothing : ClientActivity;

    public sealed record Bad(string Sentence) : ClientActivity;

    /// <summary>
    /// Reads what a client sent. Who it is from, where it belongs and on which channel are the token's to say, so what the
    /// client claims of that is not looked at; activities that only a channel may send are refused.
    /// </summary>
    /// <param name="files">Files that were uploaded with it; the list inside the activity is only their announcement.</param>
    public static ClientActivity Read(Activity activity, DirectLineToken token, IReadOnlyList<IncomingAttachment>? files)
    {
        var kind = activity.Type switch
        {
            ActivityTypes.Message => IncomingKind.Message,
            ActivityTypes.Event when activity.Name == FeedbackReading.WebChatEvent => IncomingKind.Feedback,
            ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate or ActivityTypes.Invoke
                or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete => (IncomingKind?)null,
            _ => IncomingKind.Joined,
        };
        if (kind is null)
            return new Bad($"A client cannot send activities of the type {activity.Type}.");
        if (kind == IncomingKind.Joined)
            return new Nothing();
        var clientId = activity.ChannelData.Text("clientActivityID");
        if (clientId is not null && !SafeText.IsIdentifier(clientId) || activity.Id is { Length: > 0 } && !SafeText.IsIdentifier(activity.Id))
            return new Bad("The id of the activity is no identifier.");
        var values = kind == IncomingKind.Feedback ? FeedbackReading.Read(activity) : ActivityValues.Read(activity.Value);
        if (values is null)
            return new Nothing();
        return new Turn(new Incoming
        {
            Kind = kind.Value,
            Address = DirectLineAddress.Of(token, activity.Locale, activity.LocalTimezone),
            ActivityId = IdOf(clientId, activity.Id),
            RawText = kind == IncomingKind.Message ? TextOf(activity) : "",
            RawValues = values,
            Attachments = files ?? Refused(activity),
            ClientActivityId = clientId,
        });
    }

    /// <summary>A retry of Web Chat carries the same client id; the letter keeps the two kinds of id apart.</summary>
    private static string IdOf(string? clientId, string? id) =>
        clientId is not null ? "c:" + clientId : id is { Length: > 0 } ? "a:" + id : "m:" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static string TextOf(Activity activity) =>
        activity.Text is { Length: > 0 } text ? text
        : activity.Value is { ValueKind: JsonValueKind.String } said ? said.GetString()!
        : "";

    /// <summary>Files come by upload. A link or data inside the activity is not fetched, and the person is told.</summary>
    private static List<IncomingAttachment> Refused(Activity activity)
    {
        var refused = new List<IncomingAttachment>();
        foreach (var attachment in activity.Attachments ?? [])
            if (attachment is not null && refused.Count < UploadReading.MostFiles)
                refused.Add(new IncomingAttachment(attachment.Name ?? "", UploadReading.RefusedType, null, null));
        return refused;
    }
}
