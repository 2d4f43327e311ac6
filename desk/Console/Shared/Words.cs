using System.Globalization;
using SupportBot.Desk.Sla;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Console.Shared;

/// <summary>How the desk's pages say things.</summary>
internal static class Words
{
    public static string Status(TicketStatus status) => status switch
    {
        TicketStatus.New => "New",
        TicketStatus.Open => "Open",
        TicketStatus.WaitingCustomer => "Waiting for customer",
        TicketStatus.WaitingThirdParty => "Waiting for third party",
        TicketStatus.Resolved => "Resolved",
        TicketStatus.Closed => "Closed",
        _ => "Spam",
    };

    public static string Clock(SlaClockKind kind) => kind switch
    {
        SlaClockKind.FirstResponse => "First response",
        SlaClockKind.NextResponse => "Next response",
        _ => "Resolution",
    };

    public static string ShortClock(SlaClockKind kind) => kind switch
    {
        SlaClockKind.FirstResponse => "FR",
        SlaClockKind.NextResponse => "NR",
        _ => "RES",
    };

    /// <summary><c>in 12 m</c>, <c>overdue 1 h 5 m</c>; <c>desk.js</c> says it the same way.</summary>
    public static string Left(DateTimeOffset due, DateTimeOffset now) =>
        due < now ? "overdue " + Length(now - due) : "in " + Length(due - now);

    public static string Length(TimeSpan time)
    {
        var minutes = (long)time.TotalMinutes;
        return minutes switch
        {
            < 60 => $"{minutes} m",
            < 60 * 24 => $"{minutes / 60} h {minutes % 60} m",
            _ => $"{minutes / 1440} d {minutes % 1440 / 60} h",
        };
    }

    /// <summary>A class for the colour; the words say it too.</summary>
    public static string Urgency(DateTimeOffset due, DateTimeOffset now) =>
        due < now ? "late" : due - now < TimeSpan.FromHours(1) ? "soon" : "";

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>UTC until the browser shows its own time.</summary>
    public static string Absolute(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Channel(string channel) => channel switch
    {
        "msteams" => "Teams",
        "webchat" or "directline" => "Web chat",
        "" => "–",
        _ => channel,
    };

    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "?" : string.Concat(words.Take(2).Select(word => StringInfo.GetNextTextElement(word))).ToUpperInvariant();
    }

    /// <summary>The name of a slot as a person reads it: <c>miner_model</c> → <c>Miner model</c>.</summary>
    public static string Fact(string name)
    {
        var words = name.Replace('_', ' ').Replace('-', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
