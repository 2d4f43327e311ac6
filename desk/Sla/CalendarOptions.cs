using NodaTime;
using NodaTime.Text;

namespace SupportBot.Desk.Sla;

/// <summary>Opening hours; section <c>Desk:Calendar</c>.</summary>
public sealed class CalendarOptions
{
    /// <summary>IANA time zone of the hours.</summary>
    /// <value>Default <c>Etc/UTC</c>.</value>
    public string Zone { get; set; } = "Etc/UTC";

    /// <summary>Hours by English weekday, several with commas: <c>09:00-12:00, 13:00-18:00</c>; empty is closed.</summary>
    /// <value>Default Monday to Friday 09:00-18:00.</value>
    public Dictionary<string, string> Week { get; set; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Monday"] = "09:00-18:00",
        ["Tuesday"] = "09:00-18:00",
        ["Wednesday"] = "09:00-18:00",
        ["Thursday"] = "09:00-18:00",
        ["Friday"] = "09:00-18:00",
        ["Saturday"] = "",
        ["Sunday"] = "",
    };

    /// <summary>Days on which the desk is closed, as <c>2026-12-25</c>.</summary>
    /// <value>Default none.</value>
    public List<string> Holidays { get; set; } = [];

    /// <exception cref="FormatException">A zone, day, time or date that cannot be read.</exception>
    /// <exception cref="ArgumentException">No open hour, or hours that overlap.</exception>
    public BusinessCalendar Build()
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone)
            ?? throw new FormatException($"'{Zone}' is no time zone: use an IANA name such as Europe/Berlin.");
        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenHours>>();
        foreach (var (name, hours) in Week)
        {
            if (!Enum.TryParse<IsoDayOfWeek>(name, ignoreCase: true, out var day) || day == IsoDayOfWeek.None || char.IsAsciiDigit(name[0]))
                throw new FormatException($"'{name}' is no weekday: use Monday to Sunday.");
            week[day] = [.. hours.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(OpenHours.Parse)];
        }
        return new(zone, week, Holidays.Select(Date).ToHashSet());
    }

    private static LocalDate Date(string text)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : throw new FormatException($"'{text}' is no date: write it as 2026-12-25.");
    }
}
