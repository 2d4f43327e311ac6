namespace SupportBot.Desk.Tickets;

/// <summary>Where a ticket stands. Its words in the store are those of <see cref="TicketWords"/>.</summary>
public enum TicketStatus
{
    /// <summary>Nobody at the desk has taken it or answered yet.</summary>
    New,
    Open,

    /// <summary>The desk has asked something; the resolution clock rests.</summary>
    WaitingCustomer,

    /// <summary>Someone else must act (a bank, a carrier); no clock rests.</summary>
    WaitingThirdParty,

    /// <summary>Answered for good unless the person comes back.</summary>
    Resolved,

    /// <summary>Final: a message later opens another ticket.</summary>
    Closed,
    Spam,
}
