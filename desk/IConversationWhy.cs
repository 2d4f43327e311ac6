using SupportBot.Privacy;

namespace SupportBot.Desk;

/// <summary>Why the bot said what it said, implemented by the bot when it keeps that. Only signed-in staff see it.</summary>
public interface IConversationWhy
{
    /// <summary>Explanations as plain text, by the number of the bot's line in the transcript; lines without one are missing.</summary>
    Task<IReadOnlyDictionary<long, SafeText>> WhyAsync(string conversationId, CancellationToken cancellationToken);
}
