using SupportBot.Bot.Replies;
using SupportBot.Knowledge.Guides;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>
/// All that the dialog remembers of one conversation between two turns. Kept as JSON with the conversation, so it holds
/// redacted text only. A new conversation starts from <see cref="New"/>.
/// </summary>
public sealed record ConversationState
{
    public static ConversationState New { get; } = new();

    /// <summary>Language of the replies, ISO 639-1.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The person chose the language; detection no longer changes it.</summary>
    public bool LanguageChosen { get; init; }

    /// <summary>Greeting and privacy line were shown.</summary>
    public bool Welcomed { get; init; }

    public RedactionMemory Redaction { get; init; }

    /// <summary>What the bot asked last and the reply may answer; null when nothing is asked.</summary>
    public Pending? Pending { get; init; }

    /// <summary>The guide under way; null for none.</summary>
    public GuideProgress? Guide { get; init; }

    public CaseFile Case { get; init; } = new();

    /// <summary>The replies of the last turn, for "repeat".</summary>
    public IReadOnlyList<SaidBefore> LastReplies { get; init; } = [];

    /// <summary>Messages in a row that led nowhere; at <see cref="DialogOptions.QuestionsBeforeHandOver"/> a person takes over.</summary>
    public int NotUnderstood { get; init; }

    /// <summary>Questions of the person's own since the guide asked its open one.</summary>
    public int Interruptions { get; init; }

    /// <summary>Answers in a row that did not help.</summary>
    public int NotHelped { get; init; }

    /// <summary>Articles already shown for this case; they are not shown twice.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>The last reply began with an expression of sympathy, so the next one does not.</summary>
    public bool Consoled { get; init; }

    /// <summary>The ticket this conversation was last handed over with.</summary>
    public string? TicketId { get; init; }

    public string? TicketReference { get; init; }

    /// <summary>How the case ended, when it did: resolved, handed_over; null while open.</summary>
    public string? Outcome { get; init; }

    /// <summary>Number of turns so far; marks questions so that a button of an older step is recognised.</summary>
    public int Turn { get; init; }
}

/// <summary>A reply as said, kept so that it can be said again.</summary>
public sealed record SaidBefore(SafeText Text, IReadOnlyList<SafeText> Choices)
{
    public Reply ToReply() => Reply.Of(Text, Choices);
}
