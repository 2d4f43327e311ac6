using System.Text.Json.Serialization;
using SupportBot.Privacy;

namespace SupportBot.Bot.Replies;

/// <summary>
/// An Activity as this bot keeps and sends it: the wire's field names, but every text is redacted by type. What is not
/// free text is an identifier or a word of the protocol.
/// </summary>
public sealed record KeptActivity
{
    public required string Type { get; init; }
    public string? Id { get; init; }
    public string? Timestamp { get; init; }
    public string? ChannelId { get; init; }
    public string? ServiceUrl { get; init; }
    public KeptAccount? From { get; init; }
    public KeptAccount? Recipient { get; init; }
    public KeptConversation? Conversation { get; init; }
    public string? ReplyToId { get; init; }
    public SafeText? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }
    public string? InputHint { get; init; }
    public IReadOnlyList<KeptAttachment>? Attachments { get; init; }
    public KeptSuggestions? SuggestedActions { get; init; }
    public IReadOnlyList<KeptEntity>? Entities { get; init; }
    public KeptChannelData? ChannelData { get; init; }
    public IReadOnlyDictionary<string, SafeText>? Value { get; init; }
    public string? Name { get; init; }
}

public sealed record KeptAccount(string Id, SafeText? Name = null, string? Role = null);

public sealed record KeptConversation(string Id);

public sealed record KeptAttachment(string ContentType)
{
    public string? ContentUrl { get; init; }
    public string? ThumbnailUrl { get; init; }
    public SafeText? Name { get; init; }
    public KeptCard? Content { get; init; }
}

public sealed record KeptSuggestions(IReadOnlyList<string> To, IReadOnlyList<KeptAction> Actions);

public sealed record KeptAction(string Type, SafeText Title, SafeText Value);

/// <summary>Our own data beside an activity: the client's id of its message (the echo), and the outbox id by which clients drop repeats.</summary>
public sealed record KeptChannelData
{
    [JsonPropertyName("clientActivityID")]
    public string? ClientActivityId { get; init; }

    public string? OutboxId { get; init; }
    public bool? FeedbackLoopEnabled { get; init; }
}

/// <summary>A schema.org Message entity: the thumbs of Web Chat, and the name of the agent who wrote.</summary>
public sealed record KeptEntity
{
    [JsonPropertyName("@context")]
    public string? Context { get; init; }

    [JsonPropertyName("@type")]
    public string? AtType { get; init; }

    [JsonPropertyName("@id")]
    public string? AtId { get; init; }

    public string? Type { get; init; }
    public IReadOnlyList<KeptPotentialAction>? PotentialAction { get; init; }
}

public sealed record KeptPotentialAction
{
    [JsonPropertyName("@type")]
    public required string AtType { get; init; }

    public required string ActionStatus { get; init; }
    public required KeptEntryPoint Target { get; init; }
}

public sealed record KeptEntryPoint
{
    [JsonPropertyName("@type")]
    public required string AtType { get; init; }

    public required SafeText UrlTemplate { get; init; }
}

/// <summary>An Adaptive Card 1.4 of the few elements this bot uses.</summary>
public sealed record KeptCard
{
    public string Type { get; init; } = "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema { get; init; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version { get; init; } = "1.4";
    public SafeText? FallbackText { get; init; }
    public required IReadOnlyList<KeptCardElement> Body { get; init; }
    public IReadOnlyList<KeptCardAction>? Actions { get; init; }
}

public sealed record KeptCardElement(string Type)
{
    public SafeText? Text { get; init; }
    public string? Size { get; init; }
    public string? Weight { get; init; }
    public bool? Wrap { get; init; }
    public IReadOnlyList<KeptFact>? Facts { get; init; }
}

public sealed record KeptFact(SafeText Title, SafeText Value);

public sealed record KeptCardAction(string Type, SafeText Title)
{
    public IReadOnlyDictionary<string, SafeText>? Data { get; init; }
    public string? Verb { get; init; }
}
