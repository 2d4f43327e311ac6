using System.Globalization;
using NodaTime;

namespace SupportBot.Desk.Sla;

/// <summary>A promised length of time, in wall-clock or in business time.</summary>
/// <param name="Unit">Minutes and hours on the wall, business hours, or business days.</param>
/// <param name="Amount">&gt; 0.</param>
public readonly record struct SlaSpan(SlaUnit Unit, int Amount)
{
    public bool IsBusiness => Unit is SlaUnit.BusinessHours or SlaUnit.BusinessDays;

    /// <summary>Reads <c>15 min</c>, <c>4 h</c>, <c>4 business hours</c>, <c>1 business day</c>.</summary>
    /// <exception cref="FormatException">Another form, or an amount outside 1–10,000.</exception>
    public static SlaSpan Parse(string text)
    {
        var words = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        SlaUnit? unit = words.Length < 2 ? null : words[1].ToLowerInvariant() switch
        {
            "min" => SlaUnit.Minutes,
            "h" => SlaUnit.Hours,
            "business hour" or "business hours" => SlaUnit.BusinessHours,
            "business day" or "business days" => SlaUnit.BusinessDays,
            _ => null,
        };
        return unit is { } known
            && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount is >= 1 and <= 10_000
                ? new(known, amount)
                : throw new FormatException($"'{text}' is no length of time: write 15 min, 4 h, 4 business hours or 1 business day.");
    }

    /// <summary>How long it is by this calendar.</summary>
    public Duration Length(BusinessCalendar calendar) => Unit switch
    {
        SlaUnit.Minutes => Duration.FromMinutes(Amount),
        SlaUnit.BusinessDays => calendar.BusinessDay * Amount,
        _ => Duration.FromHours(Amount),
    };
}

public enum SlaUnit
{
    Minutes,
    Hours,
    BusinessHours,
    BusinessDays,
}
