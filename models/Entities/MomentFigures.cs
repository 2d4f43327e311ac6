using System.Globalization;

namespace SupportBot.Models.Entities;

/// <summary>Dates and times with figures: "2026-11-03", "3.11.2026", "5 march", "march 5th", "3月5日", "03:40", "3 pm".</summary>
internal static class MomentFigures
{
    /// <summary>Among so many years there is always a 29 February.</summary>
    private const int LeapYears = 9;

    /// <summary>The end of the date or time at this place, or 0.</summary>
    public static int Read(ref MomentReading reading, int at)
    {
        if (at >= reading.Text.Length) return 0;
        if (reading.Digits(at, 4) is 0)
            return MonthFirst(ref reading, at) is > 0 and var end ? end : AfterAt(ref reading, at);
        if (Numeric(ref reading, at) is > 0 and var numeric) return numeric;
        if (DayFirst(ref reading, at) is > 0 and var day) return day;
        if (Unspaced(ref reading, at) is > 0 and var unspaced) return unspaced;
        return Time(ref reading, at, null);
    }

    /// <summary>"03:40", "3 pm", "14h30": of the day, or of today or yesterday, whichever is past. The end, or 0.</summary>
    public static int Time(ref MomentReading reading, int at, DateTime? day)
    {
        var hours = reading.Digits(at, 2);
        if (hours == 0) return 0;
        var hour = Number(reading, at, hours);
        var (end, minute, marked) = (at + hours, 0, false);
        if (end + 2 < reading.Text.Length && reading.Text[end] is ':' or 'h' or 'H' && reading.Digits(end + 1, 2) == 2)
        {
            (minute, marked) = (Number(reading, end + 1, 2), true);
            end += 3;
            if (end + 2 < reading.Text.Length && reading.Text[end] == ':' && reading.Digits(end + 1, 2) == 2) end += 3;
        }

        if (MomentWords.HalfDay.At(reading.Text, reading.Skip(end), out var half) is > 0 and var length)
        {
            if (hour is 0 or > 12) return 0;
            (hour, marked) = ((hour % 12) + half, true);
            end = reading.Skip(end) + length;
        }

        if (!marked || hour > 23 || minute > 59 || IsInWord(reading, end)) return 0;
        var time = (day ?? reading.Now.Date).AddHours(hour).AddMinutes(minute);
        if (day is null && time > reading.Now) time = time.AddDays(-1);
        reading.Range = new(time, time.AddMinutes(1));
        return end;
    }

    private static int AfterAt(ref MomentReading reading, int at)
    {
        if (MomentWords.At.At(reading.Text, at, out _) is not (> 0 and var word)) return 0;
        return Time(ref reading, reading.Skip(at + word), null);
    }

    /// <summary>Year first, day first with dots, and slashes: where either could be the day, the date is found but not told.</summary>
    private static int Numeric(ref MomentReading reading, int at)
    {
        var first = reading.Digits(at, 4);
        var end = at + first;
        if (end >= reading.Text.Length || reading.Text[end] is not ('-' or '/' or '.') || reading.Digits(end + 1, 2) is not (> 0 and var second)) return 0;
        var separator = reading.Text[end];
        var (a, b) = (Number(reading, at, first), Number(reading, end + 1, second));
        end += 1 + second;
        if (end >= reading.Text.Length || reading.Text[end] != separator || reading.Digits(end + 1, 4) is not (> 0 and var third)) return 0;
        var c = Number(reading, end + 1, third);
        end += 1 + third;
        if (IsInWord(reading, end) || (end + 1 < reading.Text.Length && reading.Text[end] == '.' && char.IsAsciiDigit(reading.Text[end + 1]))) return 0;
        if (first == 4) return third <= 2 && IsDate(a, b, c) ? Found(ref reading, end, a, b, c) : 0;
        if (first > 2 || third is not (2 or 4) || (separator == '.' && third == 2 && first == 1)) return 0;
        var year = third == 2 ? 2000 + c : c;
        if (separator == '/' && a != b && IsDate(year, a, b) && IsDate(year, b, a)) return Unsure(ref reading, end);
        return IsDate(year, b, a) ? Found(ref reading, end, year, b, a) : IsDate(year, a, b) && separator == '/' ? Found(ref reading, end, year, a, b) : 0;
    }

    private static int DayFirst(ref MomentReading reading, int at)
    {
        var digits = reading.Digits(at, 2);
        if (digits == 0) return 0;
        var next = Ordinal(reading, at + digits);
        next = reading.Skip(next);
        var of = MomentWords.Of.At(reading.Text, next, out _);
        if (of > 0) next = reading.Skip(next + of);
        var day = Number(reading, at, digits);
        // Vietnamese numbers its months: "ngày 5 tháng 3".
        if (of > 0 && reading.Digits(next, 2) is > 0 and var figures && reading.Text.Slice(at + digits, next - at - digits).Contains("th", StringComparison.OrdinalIgnoreCase) && IsDate(2000, Number(reading, next, figures), day))
            return WithYear(ref reading, next + figures, Number(reading, next, figures), day);
        var length = MomentWords.Months.At(reading.Text, next, out var month);
        return length == 0 || !IsDate(2000, month, day) ? 0 : WithYear(ref reading, next + length, month, day);
    }

    private static int MonthFirst(ref MomentReading reading, int at)
    {
        var length = MomentWords.Months.At(reading.Text, at, out var month);
        if (length == 0) return 0;
        var next = at + length;
        if (next < reading.Text.Length && reading.Text[next] == '.') next++;
        next = reading.Skip(next);
        var digits = reading.Digits(next, 2);
        if (digits == 0 || !IsDate(2000, month, Number(reading, next, digits))) return 0;
        var end = Ordinal(reading, next + digits);
        if (IsInWord(reading, end) || (end + 1 < reading.Text.Length && reading.Text[end] is '.' or ',' or ':' or '%' && char.IsAsciiDigit(reading.Text[end + 1]))) return 0;
        return WithYear(ref reading, end, month, Number(reading, next, digits));
    }

    /// <summary>"2026年3月5日", "3月5日", "3월 5일", "5号".</summary>
    private static int Unspaced(ref MomentReading reading, int at)
    {
        var digits = reading.Digits(at, 4);
        var (end, year, number) = (at + digits, 0, Number(reading, at, digits));
        if (digits == 4 && Sign(reading, end, '年', '년'))
        {
            (year, at) = (number, reading.Skip(end + 1));
            digits = reading.Digits(at, 2);
            if (digits == 0) return 0;
            (end, number) = (at + digits, Number(reading, at, digits));
        }

        if (digits > 2 || !Sign(reading, end, '月', '월')) return 0;
        var month = number;
        at = reading.Skip(end + 1);
        digits = reading.Digits(at, 2);
        if (digits == 0 || !(Sign(reading, at + digits, '日', '일') || Sign(reading, at + digits, '号', '號'))) return 0;
        var day = Number(reading, at, digits);
        if (!IsDate(year == 0 ? 2000 : year, month, day)) return 0;
        return year == 0 ? Latest(ref reading, at + digits + 1, month, day) : Found(ref reading, at + digits + 1, year, month, day);
    }

    private static int WithYear(ref MomentReading reading, int end, int month, int day)
    {
        var next = reading.Skip(end);
        if (next < reading.Text.Length && reading.Text[next] == ',') next = reading.Skip(next + 1);
        if (MomentWords.Of.At(reading.Text, next, out _) is > 0 and var of) next = reading.Skip(next + of);
        if (reading.Digits(next, 4) == 4 && Number(reading, next, 4) is >= 1990 and <= 2100 and var year && IsDate(year, month, day)) return Found(ref reading, next + 4, year, month, day);
        return Latest(ref reading, end, month, day);
    }

    /// <summary>Without a year it is the latest such day that is not to come.</summary>
    private static int Latest(ref MomentReading reading, int end, int month, int day)
    {
        for (var year = reading.Now.Year; year > reading.Now.Year - LeapYears; year--)
            if (IsDate(year, month, day) && new DateTime(year, month, day) <= reading.Now) return Found(ref reading, end, year, month, day);
        return Unsure(ref reading, end);
    }

    private static int Found(ref MomentReading reading, int end, int year, int month, int day)
    {
        reading.SetDay(new(year, month, day), keepRange: false);
        return end;
    }

    private static int Unsure(ref MomentReading reading, int end)
    {
        reading.Range = null;
        return end;
    }

    private static int Ordinal(in MomentReading reading, int at)
    {
        foreach (var ending in (ReadOnlySpan<string>)["st", "nd", "rd", "th", "º", "er", "-го", "го"])
            if (reading.Text[at..].StartsWith(ending, StringComparison.OrdinalIgnoreCase) && !IsInWord(reading, at + ending.Length)) return at + ending.Length;
        return at;
    }

    private static bool Sign(in MomentReading reading, int at, char one, char other) => at < reading.Text.Length && (reading.Text[at] == one || reading.Text[at] == other);

    private static bool IsInWord(in MomentReading reading, int at) =>
        at < reading.Text.Length && char.IsLetterOrDigit(reading.Text[at]) && !Features.TextNormalizer.IsUnspaced(reading.Text[at]) && reading.Text[at] is < '\uAC00' or > '\uD7A3';

    private static bool IsDate(int year, int month, int day) => year is >= 1990 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Number(in MomentReading reading, int at, int digits) => int.Parse(reading.Text.Slice(at, digits), NumberStyles.None, CultureInfo.InvariantCulture);
}
