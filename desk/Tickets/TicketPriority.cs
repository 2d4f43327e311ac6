namespace SupportBot.Desk.Tickets;

/// <summary>How pressing a ticket is; the numbers are those of the store, 1 is the most pressing.</summary>
public enum TicketPriority
{
    Critical = 1,
    High = 2,
    Medium = 3,
    Low = 4,
}
