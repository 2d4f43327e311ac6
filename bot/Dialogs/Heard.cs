using SupportBot.Bot.Turns;
using SupportBot.Knowledge.Search;
using SupportBot.Models;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>
/// One incoming message, read and understood: everything the policy may look at besides the state. Redacted throughout.
/// </summary>
public sealed record Heard
{
    public required IncomingKind Kind { get; init; }
    public required SafeText Text { get; init; }

    /// <summary>When the turn began: decides which articles are valid.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Secrets that were removed from this message, worst first.</summary>
    public IReadOnlyList<SecretKind> Secrets { get; init; } = [];

    /// <summary>What the text means; null when there was none to read.</summary>
    public Understood? Meaning { get; init; }

    /// <summary>The text that <see cref="Meaning"/> is about and its entities count in: the message, after a question back with what was told before.</summary>
    public SafeText ReadAs { get; init; }

    /// <summary>The whole message is a command such as "back"; null when it is not.</summary>
    public Command? Command { get; init; }

    /// <summary>The meaning as a reply to what the bot asked; <see cref="ReplyMeaning.None"/> when it is none.</summary>
    public ReplyMeaning Reply { get; init; } = ReplyMeaning.None.Instance;

    /// <summary>Articles that may answer, best first.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>A ticket reference in the text, upper case; null for none.</summary>
    public string? TicketReference { get; init; }

    /// <summary>Values of a submitted card.</summary>
    public IReadOnlyDictionary<string, SafeText> Values { get; init; } = new Dictionary<string, SafeText>();

    public IReadOnlyList<Evidence> Files { get; init; } = [];

    /// <summary>The answer of a look-up; null when this is none.</summary>
    public LookUpAnswer? LookUp { get; init; }

    /// <summary>More than two people can read the conversation.</summary>
    public bool InPublic { get; init; }

    /// <summary>A human owns the conversation.</summary>
    public bool HumanOwns { get; init; }

    /// <summary>The text was longer than what is read.</summary>
    public bool WasCut { get; init; }

    public LabelScore Category => Meaning is { Categories.Count: > 0 } meaning ? meaning.Categories[0] : default;
}

/// <summary>What an operator's system answered: fields by name, or null when it could not be reached in time.</summary>
public sealed record LookUpAnswer(string EffectId, IReadOnlyDictionary<string, SafeText>? Values);
