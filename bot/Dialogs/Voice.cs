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

    /// <summary>A day, as people of this language write it.</summary>
    public SafeText Day(DateOnly day) => SafeText.OfDate(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), "d MMMM yyyy", Culture);

    /// <summary>An instant in the person's own time zone, with the zone named; UTC when theirs is unknown.</summary>
    public SafeText Moment(DateTimeOffset instant)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone ?? "UTC") ?? DateTimeZone.Utc;
        var local = Instant.FromDateTimeOffset(instant).InZone(zone).ToDateTimeOffset();
        return SafeText.Format(
            SafeText.OfConstant("{time} ({zone})"),
            ("time", SafeText.OfDate(local, "dddd d MMMM, HH:mm", Culture)),
            ("zone", SafeText.OfIdentifier(zone == DateTimeZone.Utc ? "UTC" : zone.Id)));
    }

    private CultureInfo Culture => CultureInfo.GetCultureInfo(language);
}
