using Unit = SupportBot.Models.Entities.MomentWords.Unit;

namespace SupportBot.Models.Entities;

/// <summary>The text a moment is read from, and what it meant so far.</summary>
internal ref struct MomentReading(ReadOnlySpan<char> text, DateTime now)
{
    public readonly ReadOnlySpan<char> Text { get; } = text;

    public readonly DateTime Now { get; } = now;

    /// <summary>Null when the words may mean two things.</summary>
    public MomentRange? Range { get; set; }

    /// <summary>A whole day was named, so that a time of day may follow.</summary>
    public bool HasDay { get; private set; }

    public DateTime Day { get; private set; }

    /// <summary>The place of the next character that is no space.</summary>
    public readonly int Skip(int at)
    {
        while (at < Text.Length && Text[at] is ' ' or '\u00A0') at++;
        return at;
    }

    /// <summary>How many digits stand at this place, 0 when there are none or more than so many.</summary>
    public readonly int Digits(int at, int most)
    {
        var end = at;
        while (end < Text.Length && char.IsAsciiDigit(Text[end])) end++;
        return end - at <= most ? end - at : 0;
    }

    public void Set(MomentWords.Named named)
    {
        var today = Now.Date;
        var (from, to) = named.Unit switch
        {
            Unit.Week => (Monday(today).AddDays(7 * named.Offset), Monday(today).AddDays(7 * (named.Offset + 1))),
            Unit.Month => (First(today).AddMonths(named.Offset), First(today).AddMonths(named.Offset + 1)),
            Unit.Year => (new DateTime(today.Year + named.Offset, 1, 1), new DateTime(today.Year + named.Offset + 1, 1, 1)),
            _ => (today.AddDays(named.Offset), today.AddDays(named.Offset + 1)),
        };
        if (named.Hours > 0) (from, to) = (from.AddHours(named.FromHour), from.AddHours(named.FromHour + named.Hours));
        Range = new(from, to);
        if (named.Unit == Unit.Day) SetDay(today.AddDays(named.Offset), keepRange: true);
    }

    /// <summary>The last such day before today.</summary>
    public void Set(DayOfWeek day)
    {
        var back = ((int)Now.DayOfWeek - (int)day + 7) % 7;
        SetDay(Now.Date.AddDays(back == 0 ? -7 : -back), keepRange: false);
    }

    public void SetDay(DateTime day, bool keepRange)
    {
        (HasDay, Day) = (true, day);
        if (!keepRange) Range = new(day, day.AddDays(1));
    }

    /// <summary>A span as long as the unit, so many units back: days are whole days, hours and minutes are counted from now.</summary>
    public void Ago(Unit unit, int count)
    {
        var today = Now.Date;
        Range = unit switch
        {
            Unit.Minute => new(Now.AddMinutes(-count), Now.AddMinutes(1 - count)),
            Unit.Hour => new(Now.AddHours(-count), Now.AddHours(1 - count)),
            Unit.Day => new(today.AddDays(-count), today.AddDays(1 - count)),
            Unit.Week => new(today.AddDays(-7 * count), today.AddDays(7 * (1 - count))),
            Unit.Month => new(today.AddMonths(-count), today.AddMonths(1 - count)),
            _ => new(today.AddYears(-count), today.AddYears(1 - count)),
        };
        if (unit == Unit.Day) SetDay(today.AddDays(-count), keepRange: true);
    }

    /// <summary>From so many units back until now.</summary>
    public void Lasting(Unit unit, int count)
    {
        Ago(unit, count);
        (HasDay, Day) = (false, default);
        UntilNow();
    }

    public void UntilNow()
    {
        if (Range is { } range) Range = new(range.From, range.From > Now ? range.To : Now);
    }

    private static DateTime Monday(DateTime day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateTime First(DateTime day) => new(day.Year, day.Month, 1);
}
