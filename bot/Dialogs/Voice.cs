using System.Globalization;
using NodaTime;
using SupportBot.Bot.Replies;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>The bot's words in one language and one time zone.</summary>
public readonly struct Voice(ReplyTexts texts, string language, string? timeZone)
{
    public string Language => language;

    public SafeText Say(string key) => texts[language, key];

    public SafeText Say(string key, params ReadOnlySpan<(string Name, SafeText Value)> values) => texts.Say(language, key, values);

    public bool Has(string key) => texts.Has(key);

    /// <summary>Day and month as each language writes them; .NET's long patterns differ between systems, these do not.</summary>
    private string DayPattern => language switch
    {
        "es" or "pt" => "d 'de' MMMM",
        "zh" => "M'月'd'日'",
        "ko" => "M'월' d'일'",
        "vi" => "d 'tháng' M",
        _ => "d MMMM",
    };

    private string YearPattern => language switch
    {
        "es" or "pt" => DayPattern + " 'de' yyyy",
        "zh" => "yyyy'年'" + DayPattern,
        "ko" => "yyyy'년' " + DayPattern,
        "vi" => DayPattern + " 'năm' yyyy",
        _ => DayPattern + " yyyy",
    };

    /// <summary>A day, as people of this language write it.</summary>
    public SafeText Day(DateOnly day) => SafeText.OfDate(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), YearPattern, Culture);

    /// <summary>An instant in the person's own time zone, with the zone named; UTC when theirs is unknown.</summary>
    public SafeText Moment(DateTimeOffset instant)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone ?? "UTC") ?? DateTimeZone.Utc;
        var local = Instant.FromDateTimeOffset(instant).InZone(zone).ToDateTimeOffset();
        return SafeText.Format(
            SafeText.OfConstant("{time} ({zone})"),
            ("time", SafeText.OfDate(local, "dddd " + DayPattern + ", HH:mm", Culture)),
            ("zone", SafeText.OfIdentifier(zone.Id is "Etc/UTC" or "Etc/GMT" ? "UTC" : zone.Id)));
    }

    private CultureInfo Culture => CultureInfo.GetCultureInfo(language);
}
