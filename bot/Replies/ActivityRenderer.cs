using System.Globalization;
using SupportBot.Bot.Channels;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;

namespace SupportBot.Bot.Replies;

/// <summary>
/// Gives a reply the shape of its channel: buttons where there are buttons, a numbered list where there are none, a card
/// with the same words as text. Pure.
/// </summary>
public static class ActivityRenderer
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Channels that show suggested actions; elsewhere the choices are numbered in the text.</summary>
    private static bool HasButtons(Address to) => to is { Channel: "msteams", IsGroup: false }
        or { Channel: "webchat" or "directline" or "emulator" or "agents" };

    private static bool HasCards(Address to) => to.Channel is "msteams" or "webchat" or "directline" or "emulator" or "agents";

    /// <summary>The activity that carries a reply.</summary>
    /// <param name="id">Id of the activity in our own log; null where the channel gives ids (connector).</param>
    public static KeptActivity Render(Reply reply, Address to, string? replyToId, string? id, string outboxId, DateTimeOffset now)
    {
        var buttons = reply.Choices.Count > 0 && HasButtons(to);
        return new KeptActivity
        {
            Type = ActivityTypes.Message,
            Id = id,
            Timestamp = id is null ? null : Stamp(now),
            ChannelId = to.Channel,
            ServiceUrl = to.ServiceUrl,
            From = new KeptAccount(to.BotId ?? "supportbot", reply.AgentName, "bot"),
            Recipient = new KeptAccount(to.UserId),
            Conversation = new KeptConversation(to.ConversationId),
            ReplyToId = replyToId,
            Text = Words(reply, to, buttons),
            TextFormat = "markdown",
            Locale = to.Locale,
            InputHint = reply.Choices.Count > 0 ? "expectingInput" : "acceptingInput",
            SuggestedActions = buttons
                ? new KeptSuggestions([to.UserId], [.. reply.Choices.Select(choice => new KeptAction("imBack", choice, choice))])
                : null,
            Attachments = reply.Card is { } card && HasCards(to) ? [new KeptAttachment(CardType) { Content = CardOf(card, to, reply.Text) }] : null,
            Entities = reply.AsksFeedback && id is not null ? [Thumbs(id)] : null,
            ChannelData = new KeptChannelData { OutboxId = outboxId, FeedbackLoopEnabled = reply.AsksFeedback && to.Channel == "msteams" ? true : null },
        };
    }

    private static SafeText Words(Reply reply, Address to, bool buttons)
    {
        var text = reply.Text;
        // Clients show the bot's name, or none, beside a message, so an agent's name goes before the words.
        if (reply.AgentName is { } agent)
            text = SafeText.Join(SafeText.OfConstant(": "), [agent, text]);
        if (reply.Choices.Count == 0 || buttons)
            return text;
        var lines = reply.Choices.Select((choice, index) => SafeText.Of(index + 1) + SafeText.OfConstant(". ") + choice);
        return SafeText.Join(SafeText.OfConstant("\n"), lines.Prepend(text + SafeText.OfConstant("\n")));
    }

    /// <summary>Teams knows Action.Execute; Web Chat ignores it, so everybody else gets Action.Submit.</summary>
    private static KeptCard CardOf(TicketCard card, Address to, SafeText fallback) => new()
    {
        FallbackText = fallback,
        Body =
        [
            new KeptCardElement("TextBlock") { Text = card.Title, Size = "Medium", Weight = "Bolder", Wrap = true },
            new KeptCardElement("FactSet") { Facts = [.. card.Facts.Select(fact => new KeptFact(fact.Label, fact.Value))] },
        ],
        Actions = card.StatusAction is not { } status ? null :
        [
            new KeptCardAction(to.Channel == "msteams" ? "Action.Execute" : "Action.Submit", status)
            {
                Verb = to.Channel == "msteams" ? "ticketStatus" : null,
                Data = new Dictionary<string, SafeText>
                {
                    ["action"] = SafeText.OfConstant("ticketStatus"),
                    ["reference"] = SafeText.OfIdentifier(card.Reference),
                },
            },
        ],
    };

    private static KeptEntity Thumbs(string id) => new()
    {
        Context = "https://schema.org",
        Type = "https://schema.org/Message",
        AtType = "Message",
        AtId = "",
        PotentialAction = [Vote("LikeAction", "like", id), Vote("DislikeAction", "dislike", id)],
    };

    private static KeptPotentialAction Vote(string type, string interaction, string id) => new()
    {
        AtType = type,
        ActionStatus = "PotentialActionStatus",
        Target = new KeptEntryPoint
        {
            AtType = "EntryPoint",
            UrlTemplate = SafeText.Format(
                SafeText.OfConstant("ms-directline://postback?interaction={vote}&message={id}"),
                ("vote", SafeText.OfIdentifier(interaction)), ("id", SafeText.OfIdentifier(Uri.EscapeDataString(id)))),
        },
    };

    public static string Stamp(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
