using SupportBot.Privacy;

namespace SupportBot.Desk.Tickets;

/// <summary>Something that happened to a ticket: the whole of what may happen. Kept as JSON under its <see cref="TicketLog.KindOf">kind</see>.</summary>
public abstract record TicketFact
{
    private TicketFact()
    {
    }

    /// <summary>The hand-off, with everything that was known and what the rules made of it.</summary>
    /// <param name="PriorityRule">Which rule gave the priority: <c>guide</c>, or the key in the table, <c>urgent:</c> before it for the urgent one.</param>
    /// <param name="Policy">Version of the service levels that the ticket keeps.</param>
    public sealed record Opened(
        string Channel,
        string Language,
        string? TimeZone,
        string Category,
        string? Topic,
        bool Urgent,
        bool Complaint,
        bool Verified,
        SafeText Subject,
        SafeText Description,
        IReadOnlyList<SafeText> Tried,
        IReadOnlyDictionary<string, SafeText> Details,
        IReadOnlyList<TicketEvidence> Evidence,
        string Reason,
        string Team,
        int Tier,
        TicketPriority Priority,
        string PriorityRule,
        string Policy) : TicketFact;

    public sealed record CustomerWrote(SafeText Text) : TicketFact;

    /// <summary>A public message from a person at the desk.</summary>
    public sealed record AgentReplied(SafeText AgentName, SafeText Text) : TicketFact;

    /// <summary>For colleagues only.</summary>
    /// <param name="FormId">The form it came from: submitted twice, it is added once.</param>
    public sealed record NoteAdded(SafeText AgentName, SafeText Text, string? FormId = null) : TicketFact;

    /// <param name="To">Desk user; null: nobody has it now.</param>
    public sealed record Assigned(string? To, SafeText ToName) : TicketFact;

    /// <summary>Set by a person; resolving and reopening have facts of their own.</summary>
    public sealed record StatusSet(TicketStatus Status) : TicketFact;

    public sealed record Resolved(SafeText AgentName, SafeText Closing) : TicketFact;

    /// <summary>The person says it is not solved.</summary>
    public sealed record Reopened : TicketFact;

    /// <summary>The bot answers in the conversation again; the ticket stays as it is.</summary>
    public sealed record HandedBack(SafeText AgentName) : TicketFact;
}

/// <summary>A fact with when and who.</summary>
/// <param name="Actor">Id of a desk user, or <c>bot</c>, <c>customer</c>, <c>clock</c>.</param>
public sealed record LoggedFact(DateTimeOffset At, string Actor, TicketFact Fact);
