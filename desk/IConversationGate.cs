namespace SupportBot.Desk;

/// <summary>
/// The way from the desk into a conversation, implemented by the bot: what an agent does that reaches the person becomes a
/// turn there, with the ticket's change in the same transaction. Raw text is redacted by the implementation.
/// </summary>
public interface IConversationGate
{
    /// <summary>Says something to the person; the conversation is the agent's from then on.</summary>
    Task<GateAnswer> ReplyAsync(DeskAction action, string rawText, CancellationToken cancellationToken);

    /// <summary>Says the closing words and resolves the ticket.</summary>
    Task<GateAnswer> ResolveAsync(DeskAction action, string rawClosing, CancellationToken cancellationToken);

    /// <summary>Lets the bot answer in the conversation again.</summary>
    Task<GateAnswer> HandBackAsync(DeskAction action, CancellationToken cancellationToken);
}

/// <summary>Who does it, to which ticket.</summary>
/// <param name="FormId">Unguessable and drawn anew for each form that is shown: an action takes effect once per id, however often it is submitted.</param>
public sealed record DeskAction(string TicketId, string AgentId, string AgentName, string FormId);

public enum GateAnswer
{
    Done,

    /// <summary>This form had its effect before; nothing happened again.</summary>
    AlreadyDone,

    /// <summary>The ticket or the conversation moved meanwhile; nothing happened.</summary>
    Conflict,

    NotFound,
}
