using System.Globalization;
using SupportBot.Models.Features;
using Unit = SupportBot.Models.Entities.MomentWords.Unit;

namespace SupportBot.Models.Entities;

/// <summary>
/// Finds dates and times, in figures and in words of the ten languages, and tells what they mean at a given local time.
/// What is told lies in the past, so "monday" is the last one and "5 march" the latest. Never throws, whatever the text.
/// </summary>
internal static class Moments
{
    private const int MostUnits = 999, EarliestYear = 2000, LatestYear = 2099;

    /// <summary>What words are read at when only their place is wanted.</summary>
    private static readonly DateTime AnyTime = new(2026, 1, 1);

    /// <summary>The moment that begins at this place, where a word begins, or null.</summary>
    /// <param name="now">Local time of the reader; null when unknown.</param>
    public static Entity? Read(ReadOnlySpan<char> text, int start, DateTime? now)
    {
        if (now is { Year: < EarliestYear or > LatestYear }) now = null; // a clock that was never set tells nothing
        var reading = new MomentReading(text, now ?? AnyTime);
        var end = Whole(ref reading, start);
        if (end <= start) return null;
        return new(EntityKind.Moment, start, end - start, text[start..end].ToString()) { When = now is null ? null : reading.Range };
    }

    /// <summary>A moment with what may stand around it: "since …", "… at 3 pm", "… se". The end, or 0.</summary>
    private static int Whole(ref MomentReading reading, int start)
    {
        var length = MomentWords.Since.At(reading.Text, start, out _);
        var since = length > 0;
        var inner = since ? reading.Skip(start + length) : start;
        var end = Core(ref reading, inner);
        if (end == 0) return since ? Whole(ref reading, start, length) : 0;
        end = WithTime(ref reading, end);
        if (MomentWords.SinceAfter.At(reading.Text, reading.Skip(end), out _) is > 0 and var after && reading.HasDay)
        {
            end = reading.Skip(end) + after;
            since = true;
        }

        if (since) reading.UntilNow();
        return end;
    }

    /// <summary>The word for "since" is one for "for" too: "depuis 3 jours", "desde hace 3 días".</summary>
    private static int Whole(ref MomentReading reading, int start, int since)
    {
        var end = Relative(ref reading, start);
        if (end == 0) end = Relative(ref reading, reading.Skip(start + since));
        if (end > 0) reading.UntilNow();
        return end;
    }

    private static int Core(ref MomentReading reading, int at)
    {
        if (at >= reading.Text.Length) return 0;
        var end = Named(ref reading, at);
        if (end == 0) end = Weekday(ref reading, at);
        if (end == 0) end = Relative(ref reading, at);
        if (end == 0) end = MomentFigures.Read(ref reading, at);
        if (end > 0 || MomentWords.On.At(reading.Text, at, out _) is not (> 0 and var on)) return end;
        var next = reading.Skip(at + on);
        end = Weekday(ref reading, next);
        return end > 0 ? end : MomentFigures.Read(ref reading, next);
    }

    private static int Named(ref MomentReading reading, int at)
    {
        var length = MomentWords.Names.At(reading.Text, at, out var named);
        if (length == 0) return 0;
        reading.Set(named);
        return at + length;
    }

    private static int Weekday(ref MomentReading reading, int at)
    {
        var start = MomentWords.Last.At(reading.Text, at, out _) is > 0 and var last ? reading.Skip(at + last) : at;
        var length = MomentWords.Weekdays.At(reading.Text, start, out var day);
        if (length == 0) return 0;
        reading.Set(day);
        var end = start + length;
        return MomentWords.LastAfter.At(reading.Text, reading.Skip(end), out _) is > 0 and var after ? reading.Skip(end) + after : end;
    }

    /// <summary>"3 days ago", "hace 3 días", "for two weeks", "3 din se": a number and a unit with a word that ties them to now.</summary>
    private static int Relative(ref MomentReading reading, int at)
    {
        var before = MomentWords.Before.At(reading.Text, at, out var lasting);
        if (before > 0 && Count(reading, reading.Skip(at + before), out var count, out var unit) is > 0 and var end)
        {
            if (lasting) reading.Lasting(unit, count);
            else reading.Ago(unit, count);
            return MomentWords.Ago.At(reading.Text, reading.Skip(end), out _) is > 0 and var also ? reading.Skip(end) + also : end;
        }

        end = Count(reading, at, out count, out unit);
        if (end == 0) return 0;
        var next = reading.Skip(end);
        if (MomentWords.Ago.At(reading.Text, next, out _) is > 0 and var ago)
        {
            reading.Ago(unit, count);
            return next + ago;
        }

        if (MomentWords.SinceAfter.At(reading.Text, next, out _) is not (> 0 and var since)) return 0;
        reading.Lasting(unit, count);
        return next + since;
    }

    /// <summary>A number and a unit of time; the end, or 0.</summary>
    private static int Count(in MomentReading reading, int at, out int count, out Unit unit)
    {
        (count, unit) = (0, default);
        var digits = reading.Digits(at, 4);
        var end = digits > 0 ? at + digits : MomentWords.Numbers.At(reading.Text, at, out count) is > 0 and var word ? at + word : 0;
        if (end == 0) return 0;
        if (digits > 0) count = int.Parse(reading.Text.Slice(at, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        if (count > MostUnits) return 0;
        end = reading.Skip(end);
        if (end < reading.Text.Length && reading.Text[end] is '个' or '個' && MomentWords.Units.At(reading.Text, end, out _) == 0) end++;
        var length = MomentWords.Units.At(reading.Text, end, out unit);
        return length == 0 ? 0 : end + length;
    }

    private static int WithTime(ref MomentReading reading, int end)
    {
        if (!reading.HasDay) return end;
        var next = reading.Skip(end);
        if (next < reading.Text.Length && reading.Text[next] == ',') next = reading.Skip(next + 1);
        if (MomentWords.At.At(reading.Text, next, out _) is > 0 and var word) next = reading.Skip(next + word);
        var day = reading.Day;
        var time = MomentFigures.Time(ref reading, next, day);
        return time > 0 ? time : end;
    }

    /// <summary>Whether a moment may begin here.</summary>
    public static bool MayStart(ReadOnlySpan<char> text, int at) =>
        char.IsLetterOrDigit(text[at]) && MomentWords.MayStart(text[at..]) && (at == 0 || TextNormalizer.IsUnspaced(text[at]) || !IsPartOfWord(text[at - 1]) || (TextNormalizer.IsUnspaced(text[at - 1]) && char.IsAsciiDigit(text[at])));

    private static bool IsPartOfWord(char c) =>
        char.IsLetterOrDigit(c) || c is '.' or ':' or '-' or '_' or '/' or '\'' or '$' or '’' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
