using SupportBot.Bot.Dialogs;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Replies;

public sealed class VoiceTests
{
    private static readonly DateTimeOffset s_due = new(2026, 11, 23, 21, 5, 0, TimeSpan.Zero);

    private static string Moment(string language, string? zone) => new Voice(Shipped.Texts, language, zone).Moment(s_due).Value;

    [Theory]
    [InlineData("America/New_York", "Monday 23 November, 16:05 (America/New_York)")]
    [InlineData("Asia/Seoul", "Tuesday 24 November, 06:05 (Asia/Seoul)")]
    [InlineData("Asia/Kolkata", "Tuesday 24 November, 02:35 (Asia/Kolkata)")]
    [InlineData("Etc/UTC", "Monday 23 November, 21:05 (UTC)")]
    public void A_due_time_is_told_in_the_person_s_own_zone(string zone, string told) => Assert.Equal(told, Moment("en", zone));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("W. Europe Standard Time")]
    public void An_unknown_zone_is_told_in_UTC(string? zone) => Assert.Equal("Monday 23 November, 21:05 (UTC)", Moment("en", zone));

    [Theory]
    [InlineData("en", "23 November 2026")]
    [InlineData("es", "23 de noviembre de 2026")]
    [InlineData("pt", "23 de novembro de 2026")]
    [InlineData("fr", "23 novembre 2026")]
    [InlineData("ru", "23 ноября 2026")]
    [InlineData("hi", "23 नवंबर 2026")]
    [InlineData("id", "23 November 2026")]
    [InlineData("vi", "23 tháng 11 năm 2026")]
    [InlineData("zh", "2026年11月23日")]
    [InlineData("ko", "2026년 11월 23일")]
    public void A_day_is_written_as_its_language_writes_it(string language, string day) =>
        Assert.Equal(day, new Voice(Shipped.Texts, language, null).Day(DateOnly.FromDateTime(s_due.UtcDateTime)).Value);

    [Fact]
    public void Every_language_tells_every_hour_of_the_year()
    {
        foreach (var language in (string[])["en", "es", "fr", "hi", "id", "ko", "pt", "ru", "vi", "zh"])
            for (var hour = 0; hour < 24 * 366; hour += 7)
                Assert.Contains("(Europe/Madrid)", new Voice(Shipped.Texts, language, "Europe/Madrid").Moment(s_due.AddHours(hour)).Value, StringComparison.Ordinal);
    }
}
