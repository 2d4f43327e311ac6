namespace SupportBot.Models;

/// <summary>A message that as a whole steers the conversation and describes no problem.</summary>
public abstract record Command
{
    private Command() { }

    public sealed record Greeting : Command;

    public sealed record Thanks : Command;

    /// <summary>A person is asked for.</summary>
    public sealed record Human : Command;

    public sealed record Back : Command;

    public sealed record StartOver : Command;

    public sealed record Repeat : Command;

    public sealed record Help : Command;

    /// <param name="Reference">The ticket named, upper case, such as SB-7K2M-9QXT; null when none is named.</param>
    public sealed record TicketStatus(string? Reference) : Command;

    public sealed record MyTickets : Command;

    /// <param name="Language">Two-letter code; null when the person did not say which.</param>
    public sealed record ChangeLanguage(string? Language) : Command;

    public sealed record Stop : Command;

    public sealed record Why : Command;

    public sealed record Goodbye : Command;

    /// <summary>A formal complaint, or a demand for someone in charge.</summary>
    public sealed record Complaint : Command;
}
