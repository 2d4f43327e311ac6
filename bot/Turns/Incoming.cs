namespace SupportBot.Bot.Turns;

/// <summary>
/// What came in, whatever the channel: the one input of a turn. The texts are raw and live in memory only; the turn
/// redacts them before anything is kept, logged, searched or classified.
/// </summary>
public sealed record Incoming
{
    public required IncomingKind Kind { get; init; }

    /// <summary>How to reach the person, and who they are to the channel.</summary>
    public required Address Address { get; init; }

    /// <summary>The channel's id of the activity; with channel and conversation the key under which it takes effect once.</summary>
    public required string ActivityId { get; init; }

    /// <summary>What the person (or, for desk kinds, the agent) wrote; "" when nothing.</summary>
    public string RawText { get; init; } = "";

    /// <summary>Values of a submitted card or the fields of a look-up's answer.</summary>
    public IReadOnlyDictionary<string, string> RawValues { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<IncomingAttachment> Attachments { get; init; } = [];

    /// <summary>The id the client gave its own message; Web Chat shows a message as sent when it sees this again.</summary>
    public string? ClientActivityId { get; init; }

    /// <summary>The replies go into the response of this very request (expectReplies), so the outbox keeps them as sent.</summary>
    public bool RepliesInline { get; init; }

    /// <summary>For desk kinds and look-up answers: ticket, agent and effect this is about.</summary>
    public DeskOrigin? Desk { get; init; }

    public string? EffectId { get; init; }
}

public enum IncomingKind
{
    /// <summary>The person wrote, pressed a button or submitted a card.</summary>
    Message,

    /// <summary>The person opened the chat: greet once.</summary>
    Joined,

    /// <summary>The person took the bot away or left: nothing more is sent.</summary>
    Left,

    /// <summary>The person changed a message after sending it.</summary>
    Edited,

    /// <summary>The person deleted a message.</summary>
    Deleted,

    /// <summary>An operator's system answered a look-up, or did not.</summary>
    LookUpAnswered,

    /// <summary>An agent at the desk wrote into the chat.</summary>
    AgentReplied,

    /// <summary>An agent resolved the ticket; the text is the closing message.</summary>
    AgentResolved,

    /// <summary>An agent gave the conversation back to the bot.</summary>
    AgentHandedBack,

    /// <summary>The person said whether a reply was useful, by the channel's own thumbs.</summary>
    Feedback,
}

/// <summary>A file that came with a message. The content was checked and stored, or is only a link the channel gave.</summary>
/// <param name="RawName">The file's name as sent.</param>
/// <param name="ContentType">Media type as sniffed or claimed.</param>
/// <param name="UploadId">Id under which the content is kept; null when it is not.</param>
/// <param name="Url">Where the person's client can fetch it; null for none.</param>
public sealed record IncomingAttachment(string RawName, string ContentType, string? UploadId, string? Url);

/// <summary>Who at the desk acted, and on which ticket.</summary>
public sealed record DeskOrigin(string TicketId, string AgentId, string AgentName);
