namespace SupportBot.Acceptance.Harness;

/// <summary>A person's side of a conversation, through one of the channels.</summary>
public interface IChatClient : IAsyncDisposable
{
    /// <summary>The wire's conversation id.</summary>
    string ConversationId { get; }

    /// <summary>What the bot says when the chat opens.</summary>
    Task<IReadOnlyList<Said>> OpenAsync(string? locale);

    /// <summary>Sends a message and gives back everything said because of it (look-ups included).</summary>
    Task<IReadOnlyList<Said>> SayAsync(string text);

    /// <summary>Submits a card.</summary>
    Task<IReadOnlyList<Said>> SubmitAsync(IReadOnlyDictionary<string, string> values);

    /// <summary>Waits for words that somebody else (an agent) caused.</summary>
    Task<IReadOnlyList<Said>> HearAsync(int atLeast, TimeSpan limit);
}

/// <summary>One message of the bot or an agent as the client got it.</summary>
public sealed record Said(string Text, IReadOnlyList<string> Buttons, string? From);
