using SupportBot.Privacy;

namespace SupportBot.Bot.Replies;

/// <summary>One message of the bot before a channel gives it its shape.</summary>
/// <param name="Text">Markdown of the small kind that every client shows: paragraphs, lists, bold, links.</param>
public sealed record Reply(SafeText Text)
{
    /// <summary>Answers offered as buttons and, where there are none, as a numbered list; the label is what comes back.</summary>
    public IReadOnlyList<SafeText> Choices { get; init; } = [];

    /// <summary>The receipt of a ticket, shown as a card where cards work; the text says the same.</summary>
    public TicketCard? Card { get; init; }

    /// <summary>The name of the person at the desk who wrote this; null for the bot.</summary>
    public SafeText? AgentName { get; init; }

    /// <summary>The person may say by thumbs whether this helped (answers from articles).</summary>
    public bool AsksFeedback { get; init; }

    public static Reply Of(SafeText text, params IReadOnlyList<SafeText> choices) => new(text) { Choices = choices };
}

/// <summary>Facts of a ticket: label and value a row.</summary>
/// <param name="StatusAction">Label of the button that asks for the status again; null for none, as on a receipt, after which a human owns the chat.</param>
public sealed record TicketCard(SafeText Title, IReadOnlyList<(SafeText Label, SafeText Value)> Facts, string Reference, SafeText? StatusAction = null);
