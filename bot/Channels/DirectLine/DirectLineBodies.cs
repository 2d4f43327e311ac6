using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Body of <c>tokens/generate</c> and <c>conversations</c>: whom the token is for. All of it may be missing.</summary>
internal sealed record TokenParameters
{
    public ChannelAccount? User { get; init; }
    public IReadOnlyList<string>? TrustedOrigins { get; init; }
    public string? Locale { get; init; }
}

/// <summary>A conversation or the token for one, as Direct Line 3.0 names the fields.</summary>
internal sealed record ConversationBody
{
    public required string ConversationId { get; init; }
    public required string Token { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    public string? StreamUrl { get; init; }

    /// <summary>Our page's own call only: the id by which the page knows its person.</summary>
    public string? UserId { get; init; }

    /// <summary>Our page's own call only: the conversation has been going on, so reconnect instead of starting.</summary>
    public bool? Resumed { get; init; }
}

/// <summary>What the page sends to come back.</summary>
/// <param name="Token">The token it had, however old; null at the first visit.</param>
/// <param name="Fresh">A new conversation for the same person, who keeps their tickets.</param>
internal sealed record ChatTokenBody(string? Token = null, bool Fresh = false);

internal sealed record SessionBody(string SessionId);

/// <summary>An error as every Bot Framework service writes it.</summary>
internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(ChatTokenBody))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class DirectLineJson : JsonSerializerContext;
