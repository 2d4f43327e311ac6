using SupportBot.Bot.Turns;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>What surrounds a decision while it is carried out: content, the person's tickets, the clock. All read beforehand.</summary>
public sealed record Scene
{
    public required KnowledgeBase Knowledge { get; init; }
    public required Address Address { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>Seed of every id this turn makes, from the key under which the activity takes effect: the same turn makes the same ids.</summary>
    public required TurnIds Ids { get; init; }

    /// <summary>How many times this very turn was worked out already; a ticket reference that is taken is not tried twice.</summary>
    public int Attempt { get; init; }

    /// <summary>The person's own tickets, newest first; read only when the decision is about tickets.</summary>
    public IReadOnlyList<Ticket> Tickets { get; init; } = [];

    /// <summary>The one ticket the decision is about: the agent's, the one to reopen, or the one the person's words go to; null for none.</summary>
    public Ticket? CurrentTicket { get; init; }

    /// <summary>Name of the agent for desk kinds.</summary>
    public SafeText AgentName { get; init; }
}
