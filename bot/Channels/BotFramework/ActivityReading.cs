using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>Turns an Activity into what a turn understands, or says that there is nothing to do. Pure.</summary>
internal sealed class ActivityReading(ServiceUrls urls)
{
    /// <param name="activity">As <see cref="WireJson"/> read it.</param>
    /// <param name="body">The bytes it was read from: they make an id when it has none.</param>
    /// <param name="trusted">Its serviceUrl came with a validated token.</param>
    /// <param name="now">When it came in.</param>
    public Arrival Read(Activity activity, ReadOnlySpan<byte> body, bool trusted, DateTimeOffset now)
    {
        if (activity.Type == ActivityTypes.Invoke && activity.Name is not ("adaptiveCard/action" or FeedbackReading.SubmitAction))
            return new Arrival.UnknownInvoke();
        if (KindOf(activity) is not { } kind) return new Arrival.Nothing();
        var userId = kind == IncomingKind.Joined ? Joiner(activity) ?? activity.From?.Id : activity.From?.Id;
        if (AddressReading.Read(activity, userId, trusted, out var problem) is not { } address) return new Arrival.Bad(problem!);
        if (ProblemWithUrl(activity) is { } refused) return new Arrival.Bad(refused);
        if (activity.Id is { Length: > 0 } && !SafeText.IsIdentifier(activity.Id))
            return new Arrival.Bad($"The activity's id is no identifier of at most {SafeText.LongestIdentifier} characters.");
        return Wrap(activity, Incoming(activity, kind, address, body, now));
    }

    private static Arrival Wrap(Activity activity, Incoming incoming) =>
        activity.Type == ActivityTypes.Invoke && incoming.Kind == IncomingKind.Message ? new Arrival.CardAction(incoming with { RepliesInline = true })
        : activity.Type != ActivityTypes.Invoke && IsExpectReplies(activity) ? new Arrival.TurnWithReplies(incoming with { RepliesInline = true })
        : new Arrival.Turn(incoming);

    private static bool IsExpectReplies(Activity activity) =>
        string.Equals(activity.DeliveryMode, "expectReplies", StringComparison.OrdinalIgnoreCase);

    private string? ProblemWithUrl(Activity activity) =>
        activity.ServiceUrl is null
            ? activity.Type == ActivityTypes.Invoke || IsExpectReplies(activity) ? null : "The activity has no serviceUrl, so nobody could be answered."
            : urls.Allows(activity.ServiceUrl) ? null : "The activity's serviceUrl is not one that answers may be sent to.";

    private static IncomingKind? KindOf(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message => IncomingKind.Message,
        ActivityTypes.MessageUpdate => IncomingKind.Edited,
        ActivityTypes.MessageDelete => IncomingKind.Deleted,
        ActivityTypes.ConversationUpdate => Joiner(activity) is not null ? IncomingKind.Joined : IsBotRemoved(activity) ? IncomingKind.Left : null,
        ActivityTypes.InstallationUpdate => activity.Action switch
        {
            "add" => IncomingKind.Joined,
            "remove" => IncomingKind.Left,
            _ => null,
        },
        ActivityTypes.Invoke when activity.Name == "adaptiveCard/action" => IncomingKind.Message,
        _ => FeedbackReading.Read(activity) is null ? null : IncomingKind.Feedback,
    };

    /// <summary>Who came, as far as a greeting goes: in private the person, in a group whoever brought the bot in.</summary>
    private static string? Joiner(Activity activity)
    {
        var bot = activity.Recipient?.Id;
        var sender = activity.From?.Id;
        var person = default(string);
        var botCame = false;
        foreach (var member in activity.MembersAdded ?? [])
        {
            if (member?.Id is not { Length: > 0 } id) continue;
            if (id == bot) botCame = true;
            else if (person is null || id == sender) person = id;
        }
        if (activity.Conversation is { } conversation && AddressReading.IsGroup(conversation)) return botCame ? sender ?? person : null;
        // Teams adds only the bot to a private chat when somebody installs it.
        return person ?? (botCame && activity.ChannelId == "msteams" ? sender : null);
    }

    private static bool IsBotRemoved(Activity activity)
    {
        foreach (var member in activity.MembersRemoved ?? [])
            if (member?.Id is { } id && id == activity.Recipient?.Id) return true;
        return false;
    }

    private Incoming Incoming(Activity activity, IncomingKind kind, Address address, ReadOnlySpan<byte> body, DateTimeOffset now) => new()
    {
        Kind = kind,
        Address = address,
        ActivityId = IdOf(activity, kind, body, now),
        RawText = kind is IncomingKind.Message or IncomingKind.Edited ? TextOf(activity) : "",
        RawValues = ValuesOf(activity, kind),
        Attachments = kind is IncomingKind.Message ? ActivityValues.Attachments(activity, urls) : [],
        ClientActivityId = activity.ChannelData.Text("clientActivityID") is { } id && SafeText.IsIdentifier(id) ? id : null,
    };

    /// <summary>A button's value may be a bare string: then it is what the person said.</summary>
    private static string TextOf(Activity activity)
    {
        var text = ActivityText.Read(activity);
        return text.Length == 0 && activity.Value is { ValueKind: JsonValueKind.String } said ? said.GetString()! : text;
    }

    private static Dictionary<string, string> ValuesOf(Activity activity, IncomingKind kind)
    {
        if (kind == IncomingKind.Feedback) return FeedbackReading.Read(activity)!;
        if (kind is IncomingKind.Edited or IncomingKind.Deleted)
            return activity.Id is { Length: > 0 } id ? new() { ["message"] = id } : [];
        if (kind != IncomingKind.Message) return [];
        if (activity.Type != ActivityTypes.Invoke) return ActivityValues.Read(activity.Value);
        var action = activity.Value.Field("action");
        var values = ActivityValues.Read(action.Field("data"));
        if (action.Text("verb") is { Length: > 0 } verb) values.TryAdd("action", verb);
        return values;
    }

    /// <summary>
    /// The id under which the activity takes effect once. An edit carries the id of the message it changes, so it gets one of
    /// its own; an activity without id gets the hash of its bytes, which a redelivery repeats. Without a timestamp either, a
    /// second "yes" would be taken for the first again, so the time of arrival is put in: better answered twice than never.
    /// </summary>
    private static string IdOf(Activity activity, IncomingKind kind, ReadOnlySpan<byte> body, DateTimeOffset now) => kind switch
    {
        IncomingKind.Joined => MadeIds.Joined,
        IncomingKind.Edited or IncomingKind.Deleted => MadeIds.Of((kind == IncomingKind.Edited ? "edited:" : "deleted:") + Hash(body)),
        _ when activity.Id is { Length: > 0 } id => id,
        _ when activity.Timestamp is null && activity.LocalTimestamp is null => MadeIds.Of($"{Hash(body)}:{now.UtcTicks}"),
        _ => MadeIds.Of(Hash(body)),
    };

    private static string Hash(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return Base64Url.EncodeToString(hash[..16]);
    }
}
