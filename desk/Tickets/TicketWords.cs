namespace SupportBot.Desk.Tickets;

/// <summary>The words by which states and teams are kept and configured.</summary>
public static class TicketWords
{
    /// <summary>Actors of events that are not people at the desk.</summary>
    public const string Bot = "bot", Customer = "customer", Clock = "clock";

    public static IReadOnlyList<string> Teams { get; } = ["account", "mining", "security", "messaging", "finance", "technical", "general"];

    /// <summary>States in which somebody still owes something.</summary>
    public static IReadOnlyList<string> OpenStatuses { get; } =
        [Of(TicketStatus.New), Of(TicketStatus.Open), Of(TicketStatus.WaitingCustomer), Of(TicketStatus.WaitingThirdParty)];

    public static string Of(TicketStatus status) => status switch
    {
        TicketStatus.New => "new",
        TicketStatus.Open => "open",
        TicketStatus.WaitingCustomer => "waiting-customer",
        TicketStatus.WaitingThirdParty => "waiting-third-party",
        TicketStatus.Resolved => "resolved",
        TicketStatus.Closed => "closed",
        TicketStatus.Spam => "spam",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    /// <exception cref="FormatException">Not a word of ours.</exception>
    public static TicketStatus Status(string word)
    {
        foreach (var status in Enum.GetValues<TicketStatus>())
            if (Of(status) == word) return status;
        throw new FormatException($"'{word}' is no ticket status.");
    }

    public static bool IsOpen(TicketStatus status) =>
        status is TicketStatus.New or TicketStatus.Open or TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty;

    /// <summary>Reads <c>critical</c>, <c>High</c> …; false for anything else, numbers too.</summary>
    public static bool TryReadPriority(string? word, out TicketPriority priority) =>
        Enum.TryParse(word, ignoreCase: true, out priority) && !char.IsAsciiDigit(word![0]) && Enum.IsDefined(priority);
}
