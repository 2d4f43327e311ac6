namespace SupportBot.Bot.Turns;

/// <summary>
/// How to reach a person again: refreshed from every activity and kept with the conversation.
/// Ids and technical fields only, apart from the names a channel shows.
/// </summary>
public sealed record Address
{
    /// <summary>Channel id on the wire: msteams, webchat, directline, emulator, terminal, …</summary>
    public required string Channel { get; init; }

    /// <summary>The channel's conversation id, unescaped.</summary>
    public required string ConversationId { get; init; }

    public required string UserId { get; init; }
    public string? BotId { get; init; }
    public string? BotName { get; init; }
    public string? ServiceUrl { get; init; }
    public string? TenantId { get; init; }

    /// <summary>The serviceUrl came with a validated token, so a token of ours may go there.</summary>
    public bool Trusted { get; init; }

    /// <summary>More than two people can read the conversation: nothing sensitive is said there.</summary>
    public bool IsGroup { get; init; }

    /// <summary>BCP 47, as the client sends it; null when unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>IANA time zone of the person; null when unknown, and UTC is named then.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The store's key of the conversation.</summary>
    public string Key => Channel + ":" + ConversationId;

    /// <summary>Replies are read from the transcript (self-hosted Direct Line, terminal), not posted by the sender.</summary>
    public bool IsPulled => Transport is Transport.DirectLine or Transport.Terminal;

    public required Transport Transport { get; init; }
}

/// <summary>The way replies take.</summary>
public enum Transport
{
    /// <summary>Posted to the connector at <see cref="Address.ServiceUrl"/>.</summary>
    BotFramework,

    /// <summary>Read by the client from our own Direct Line stream.</summary>
    DirectLine,

    /// <summary>Printed by the process itself.</summary>
    Terminal,
}
