using SupportBot.Privacy;

namespace SupportBot.Bot.Turns;

/// <summary>What a turn led to. By the time a caller holds this, everything in it is durable.</summary>
/// <param name="Status">Whether this activity took effect now or had before.</param>
/// <param name="Replies">Rendered replies in order, each an Activity as JSON; of the first delivery when this was a redelivery.</param>
/// <param name="EchoId">Id of the person's own activity in the conversation's log; null when nothing was logged.</param>
public sealed record TurnOutcome(TurnStatus Status, IReadOnlyList<SafeText> Replies, string? EchoId)
{
    public static TurnOutcome Ignored { get; } = new(TurnStatus.Ignored, [], null);
}

public enum TurnStatus
{
    Done,

    /// <summary>The channel had delivered this activity before: nothing happened again.</summary>
    Redelivered,

    /// <summary>Nothing to do for this kind of activity.</summary>
    Ignored,
}
