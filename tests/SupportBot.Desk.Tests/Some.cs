using System.Globalization;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;

namespace SupportBot.Desk.Tests;

/// <summary>Values for tests: believable, and changed with <c>with</c> where a test needs something else.</summary>
internal static class Some
{
    public static readonly SafeText Ana = SafeText.OfConstant("Ana");

    /// <summary>UTC; a Monday morning inside business hours is <c>2026-06-01T10:00</c>.</summary>
    public static DateTimeOffset At(string utc) =>
        DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static NewTicket Request(string category = "fees", string? topic = "withdrawal-pending") => new()
    {
        TicketId = "t-1",
        Reference = "SB-7K2M-9QXA",
        HandoffKey = "webchat:c1|7",
        ConversationId = "webchat:c1",
        UserId = "dl_1",
        Channel = "webchat",
        Language = "en",
        TimeZone = "Europe/Berlin",
        Category = category,
        Topic = topic,
        Subject = SafeText.OfConstant("Withdrawal pending since yesterday"),
        Description = SafeText.OfConstant("My withdrawal of 0.4 is pending since yesterday."),
        Tried = [SafeText.OfConstant("Checked the transaction in the explorer")],
        Details = new Dictionary<string, SafeText> { ["network"] = SafeText.OfConstant("mainnet") },
        Evidence = [new(SafeText.OfConstant("screen.png"), "image/png", "u-1")],
        Reason = "asked-for-human",
    };
}
