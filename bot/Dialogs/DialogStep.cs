using SupportBot.Bot.Replies;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge.Guides;

namespace SupportBot.Bot.Dialogs;

/// <summary>A decision carried out: what is said, what is remembered, and what else must happen. Nothing has happened yet.</summary>
/// <param name="Replies">In order; empty when the bot is silent.</param>
/// <param name="Next">The state after this turn.</param>
public sealed record DialogStep(IReadOnlyList<Reply> Replies, ConversationState Next)
{
    /// <summary>A ticket to open; the conversation then belongs to a human.</summary>
    public OpenedTicket? Opens { get; init; }

    /// <summary>A question to an operator's system; the answer comes as another turn.</summary>
    public LookUpOrder? LookUp { get; init; }

    /// <summary>Who owns the conversation from now on; null to leave it.</summary>
    public bool? HumanOwns { get; init; }
}

/// <summary>A look-up to be made after the turn is saved.</summary>
public sealed record LookUpOrder(string EffectId, LookUpRequest Request);
