namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>What a token says: one person in one conversation.</summary>
/// <param name="Channel">The wire's channel id: webchat for our page, directline for tokens made with a secret.</param>
/// <param name="Origins">Pages that may use it; empty for any.</param>
/// <param name="Browser">Mark of the browser it was given to; null for tokens made with a secret. Never the cookie itself.</param>
/// <param name="ExpiresAt">When it ends; set by <see cref="DirectLineTokens"/>.</param>
public sealed record DirectLineToken(
    string ConversationId,
    string UserId,
    string Channel,
    IReadOnlyList<string> Origins,
    string? Browser = null,
    DateTimeOffset ExpiresAt = default)
{
    /// <summary>The store's key of the conversation.</summary>
    public string Key => Channel + ":" + ConversationId;

    /// <summary>A page of this origin may use the token. Programs send no origin, and could claim any.</summary>
    public bool Allows(string? origin) =>
        string.IsNullOrEmpty(origin) || Origins.Count == 0 || Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
