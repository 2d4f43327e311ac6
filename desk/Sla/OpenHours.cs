using System.Globalization;
using NodaTime;

namespace SupportBot.Desk.Sla;

/// <summary>Hours of a day, [open, close), as time since local midnight; close is at most 24 h.</summary>
public readonly record struct OpenHours
{
    private OpenHours(Duration open, Duration close) => (Open, Close) = (open, close);

    public Duration Open { get; }

    public Duration Close { get; }

    public Duration Length => Close - Open;

    /// <summary>Reads <c>09:00-18:00</c>; <c>24:00</c> is the end of the day.</summary>
    /// <exception cref="FormatException">Not two times of that form, or the end is not after the start.</exception>
    public static OpenHours Parse(string text)
    {
        var parts = text.Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || Minutes(parts[0]) is not { } open || Minutes(parts[1]) is not { } close || open >= close)
            throw new FormatException($"'{text}' is no opening time: write it as 09:00-18:00.");
        return new(Duration.FromMinutes(open), Duration.FromMinutes(close));
    }

    public override string ToString() => $"{Clock(Open)}-{Clock(Close)}";

    private static int? Minutes(string clock) =>
        clock.Length == 5 && clock[2] == ':'
        && int.TryParse(clock.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
        && int.TryParse(clock.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        && minutes < 60 && (hours < 24 || (hours == 24 && minutes == 0))
            ? (hours * 60) + minutes
            : null;

    private static string Clock(Duration time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{(int)time.TotalMinutes % 60:00}");
}
