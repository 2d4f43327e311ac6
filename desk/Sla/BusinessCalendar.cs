using NodaTime;

namespace SupportBot.Desk.Sla;

/// <summary>
/// When the desk is open: weekly hours in one zone, closed on holidays. Hours are half-open, [open, close), local time.
/// An hour that the clocks skip counts nothing, an hour they repeat counts twice (SLA.md, rule 11). Immutable, thread-safe.
/// </summary>
public sealed class BusinessCalendar
{
    private readonly DateTimeZone _zone;
    private readonly IReadOnlyList<OpenHours>[] _week;
    private readonly IReadOnlySet<LocalDate> _holidays;

    /// <param name="week">Hours by weekday, in order and without overlap; a missing day is closed.</param>
    /// <exception cref="ArgumentException">No hour of the week is open, or a day's hours overlap or are out of order.</exception>
    public BusinessCalendar(
        DateTimeZone zone, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpenHours>> week, IReadOnlySet<LocalDate> holidays)
    {
        _zone = zone;
        _holidays = holidays;
        _week = new IReadOnlyList<OpenHours>[8];
        for (var day = 1; day <= 7; day++)
        {
            _week[day] = week.GetValueOrDefault((IsoDayOfWeek)day, []);
            for (var i = 1; i < _week[day].Count; i++)
                if (_week[day][i].Open < _week[day][i - 1].Close)
                    throw new ArgumentException($"{(IsoDayOfWeek)day}: {_week[day][i]} begins before {_week[day][i - 1]} ends.");
        }
        BusinessDay = Duration.FromTicks(_week.Skip(1).Max(day => day.Sum(hours => hours.Length.BclCompatibleTicks)));
        if (BusinessDay == Duration.Zero)
            throw new ArgumentException("The calendar has no open hour, so nothing would ever be due.");
    }

    /// <summary>One business day: the length of the longest opening day of the week.</summary>
    public Duration BusinessDay { get; }

    public DateTimeZone Zone => _zone;

    public bool IsOpen(Instant at)
    {
        foreach (var (start, end) in OpenFrom(at))
            return start <= at && at < end;
        return false;
    }

    /// <summary>The earliest instant at which <paramref name="budget"/> of open time has passed since <paramref name="start"/>.</summary>
    public Instant Add(Instant start, Duration budget)
    {
        if (budget <= Duration.Zero) return start;
        foreach (var (open, close) in OpenFrom(start))
        {
            var length = close - open;
            if (budget <= length) return open + budget;
            budget -= length;
        }
        throw new InvalidOperationException("The calendar ended before the time was up.");
    }

    /// <summary>Open time in [start, end); zero when the end is not after the start.</summary>
    public Duration OpenBetween(Instant start, Instant end)
    {
        var sum = Duration.Zero;
        foreach (var (open, close) in OpenFrom(start))
        {
            if (open >= end) break;
            sum += Instant.Min(close, end) - open;
        }
        return sum;
    }

    /// <summary>Open stretches from an instant on, in order, the first cut at it. Endless in practice.</summary>
    private IEnumerable<(Instant Open, Instant Close)> OpenFrom(Instant start)
    {
        // Within one offset local time runs straight, so each stretch of constant offset is cut out of the week by itself.
        for (var from = start; ;)
        {
            var stretch = _zone.GetZoneInterval(from);
            var offset = stretch.WallOffset;
            for (var date = from.WithOffset(offset).Date; ; date = date.PlusDays(1))
            {
                var midnight = date.AtMidnight().WithOffset(offset).ToInstant();
                if (stretch.HasEnd && midnight >= stretch.End) break;
                if (_holidays.Contains(date)) continue;
                foreach (var hours in _week[(int)date.DayOfWeek])
                {
                    var open = Instant.Max(midnight + hours.Open, from);
                    var close = stretch.HasEnd ? Instant.Min(midnight + hours.Close, stretch.End) : midnight + hours.Close;
                    if (open < close) yield return (open, close);
                }
            }
            if (!stretch.HasEnd) yield break;
            from = stretch.End;
        }
    }
}
