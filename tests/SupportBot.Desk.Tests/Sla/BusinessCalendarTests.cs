using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Sla;
using Xunit;

namespace SupportBot.Desk.Tests.Sla;

public sealed class BusinessCalendarTests
{
    // 2026-06-01 is a Monday.
    [Theory]
    [InlineData("2026-06-01T08:59:59.999", false)]
    [InlineData("2026-06-01T09:00", true)]
    [InlineData("2026-06-01T17:59:59.999", true)]
    [InlineData("2026-06-01T18:00", false)]
    [InlineData("2026-06-06T12:00", false)]
    public void Hours_are_half_open(string at, bool open) =>
        Assert.Equal(open, Utc().IsOpen(At(at)));

    [Theory]
    [InlineData("2026-06-01T08:59", 60, "2026-06-01T10:00")]
    [InlineData("2026-06-01T09:00", 60, "2026-06-01T10:00")]
    [InlineData("2026-06-01T17:59", 60, "2026-06-02T09:59")]
    [InlineData("2026-06-01T18:00", 60, "2026-06-02T10:00")]
    [InlineData("2026-06-01T17:00", 60, "2026-06-01T18:00")] // the earliest instant, not the next morning
    [InlineData("2026-06-05T16:00", 240, "2026-06-08T11:00")]
    [InlineData("2026-06-06T12:00", 540, "2026-06-08T18:00")]
    [InlineData("2026-06-01T12:00", 0, "2026-06-01T12:00")]
    public void Time_is_added_in_open_hours(string start, int minutes, string due) =>
        Assert.Equal(At(due), Utc().Add(At(start), Duration.FromMinutes(minutes)));

    [Fact]
    public void A_holiday_is_closed() =>
        Assert.Equal(At("2026-06-03T10:00"), Utc("2026-06-02").Add(At("2026-06-01T17:00"), Duration.FromHours(2)));

    [Fact]
    public void An_opening_in_the_spring_gap_counts_nothing()
    {
        // Berlin, 2026-03-29: 02:00 becomes 03:00.
        var calendar = Build("Europe/Berlin", ("Sunday", "01:00-04:00"));
        Assert.Equal(Duration.FromHours(2), calendar.OpenBetween(At("2026-03-28T20:00"), At("2026-03-29T20:00")));
        var gapOnly = Build("Europe/Berlin", ("Sunday", "02:00-03:00"));
        Assert.Equal(At("2026-04-05T00:30"), gapOnly.Add(At("2026-03-28T20:00"), Duration.FromMinutes(30)));
    }

    [Fact]
    public void An_hour_that_happens_twice_counts_twice()
    {
        // Berlin, 2026-10-25: 03:00 becomes 02:00 again.
        var calendar = Build("Europe/Berlin", ("Sunday", "02:00-03:00"));
        Assert.Equal(Duration.FromHours(2), calendar.OpenBetween(At("2026-10-24T20:00"), At("2026-10-25T20:00")));
        Assert.Equal(At("2026-10-25T01:30"), calendar.Add(At("2026-10-24T20:00"), Duration.FromMinutes(90)));
    }

    [Fact]
    public void Hours_are_those_of_the_zone_on_that_day()
    {
        var calendar = Build("Europe/Berlin", ("Monday", "09:00-18:00"));
        Assert.Equal(At("2026-03-23T09:00"), calendar.Add(At("2026-03-22T00:00"), Duration.FromHours(1)));
        Assert.Equal(At("2026-03-30T08:00"), calendar.Add(At("2026-03-29T00:00"), Duration.FromHours(1)));
    }

    [Fact]
    public void Days_may_have_breaks_and_whole_days_meet_at_midnight()
    {
        var breaks = Build("Etc/UTC", ("Monday", "09:00-12:00, 13:00-18:00"));
        Assert.Equal(At("2026-06-01T13:30"), breaks.Add(At("2026-06-01T11:30"), Duration.FromHours(1)));
        var always = Build("Etc/UTC", ("Monday", "00:00-24:00"), ("Tuesday", "00:00-24:00"));
        Assert.Equal(At("2026-06-02T02:00"), always.Add(At("2026-06-01T22:00"), Duration.FromHours(4)));
    }

    [Fact]
    public void Open_time_and_adding_agree_wherever_one_looks()
    {
        var calendar = Build("America/St_Johns", ("Monday", "00:00-24:00"), ("Wednesday", "08:15-12:45, 13:30-22:00"), ("Sunday", "00:00-06:30"));
        var random = new Random(20260601);
        for (var i = 0; i < 2_000; i++)
        {
            var start = At("2026-01-01T00:00") + Duration.FromMinutes(random.Next(525_600));
            var budget = Duration.FromSeconds(random.Next(1, 200_000));
            var due = calendar.Add(start, budget);
            Assert.Equal(budget, calendar.OpenBetween(start, due));
            Assert.True(calendar.OpenBetween(start, due - Duration.FromTicks(1)) < budget, "a later instant than needed");
        }
    }

    [Theory]
    [InlineData("Monday", "18:00-09:00")]
    [InlineData("Monday", "9-18")]
    [InlineData("Monday", "09:00-24:01")]
    [InlineData("Moonday", "09:00-18:00")]
    public void Hours_that_make_no_sense_are_refused(string day, string hours) =>
        Assert.Throws<FormatException>(() => Build("Etc/UTC", (day, hours)));

    [Fact]
    public void Overlaps_and_a_week_without_an_open_hour_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Build("Etc/UTC", ("Monday", "09:00-12:00, 11:00-18:00")));
        Assert.Throws<ArgumentException>(() => Build("Etc/UTC"));
        Assert.Throws<FormatException>(() => Build("Mars/Base", ("Monday", "09:00-18:00")));
    }

    private static BusinessCalendar Utc(params string[] holidays) => new CalendarOptions { Holidays = [.. holidays] }.Build();

    private static BusinessCalendar Build(string zone, params (string Day, string Hours)[] week) =>
        new CalendarOptions { Zone = zone, Week = week.ToDictionary(day => day.Day, day => day.Hours) }.Build();

    private static Instant At(string local) => LocalDateTimePattern.ExtendedIso.Parse(Full(local)).Value.InUtc().ToInstant();

    private static string Full(string local) => local.Length == 16 ? local + ":00" : local;
}
