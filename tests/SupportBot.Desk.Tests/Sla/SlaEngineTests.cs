using SupportBot.Desk.Sla;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;
using Xunit;

namespace SupportBot.Desk.Tests.Sla;

public sealed class SlaEngineTests
{
    private static readonly SafeText Words = SafeText.OfConstant("words");

    // 2026-06-01 is a Monday; the default calendar is UTC.
    [Theory]
    [InlineData(TicketPriority.Critical, "2026-06-06T03:00", "2026-06-06T03:15", "2026-06-06T07:00")]
    [InlineData(TicketPriority.High, "2026-06-01T08:59", "2026-06-01T12:59", "2026-06-01T16:59")]
    [InlineData(TicketPriority.High, "2026-06-01T09:00", "2026-06-01T10:00", "2026-06-01T17:00")]
    [InlineData(TicketPriority.High, "2026-06-01T17:59", "2026-06-01T18:59", "2026-06-02T01:59")]
    [InlineData(TicketPriority.High, "2026-06-01T18:00", "2026-06-01T22:00", "2026-06-02T02:00")]
    [InlineData(TicketPriority.Medium, "2026-06-05T16:00", "2026-06-08T11:00", "2026-06-08T16:00")]
    [InlineData(TicketPriority.Medium, "2026-06-01T08:59", "2026-06-01T13:00", "2026-06-01T18:00")]
    [InlineData(TicketPriority.Medium, "2026-06-01T17:59", "2026-06-02T12:59", "2026-06-02T17:59")]
    [InlineData(TicketPriority.Medium, "2026-06-01T18:00", "2026-06-02T13:00", "2026-06-02T18:00")]
    [InlineData(TicketPriority.Low, "2026-06-06T12:00", "2026-06-08T18:00", "2026-06-10T18:00")]
    [InlineData(TicketPriority.Low, "2026-06-01T10:00", "2026-06-02T10:00", "2026-06-04T10:00")]
    public void Each_priority_has_its_own_time(TicketPriority priority, string opened, string response, string resolution)
    {
        var clocks = Clocks(priority, (opened, null));
        Assert.Equal(Some.At(response), clocks[0].Due);
        Assert.Equal(Some.At(resolution), clocks[^1].Due);
    }

    [Fact]
    public void Elapsed_time_is_exact_over_a_change_of_the_clocks()
    {
        var options = new DeskOptions { Calendar = new() { Zone = "Europe/Berlin" } };
        var clocks = Clocks(options, TicketPriority.High, ("2026-03-29T00:30", null));
        Assert.Equal(Some.At("2026-03-29T04:30"), clocks[0].Due);
    }

    [Fact]
    public void Exactly_at_the_due_time_is_kept_and_later_is_missed()
    {
        var due = Some.At("2026-06-01T10:15");
        Assert.False(Clocks(TicketPriority.Critical, ("2026-06-01T10:00", null), ("2026-06-01T10:15", Reply))[0].IsMissed(due));
        Assert.True(Clocks(TicketPriority.Critical, ("2026-06-01T10:00", null), ("2026-06-01T10:15:00.001", Reply))[0].IsMissed(due));
        Assert.True(Clocks(TicketPriority.Critical, ("2026-06-01T10:00", null))[0].IsMissed(due.AddMilliseconds(1)));
    }

    [Fact]
    public void Notes_and_assignment_answer_nobody()
    {
        var clocks = Clocks(TicketPriority.Medium, ("2026-06-01T10:00", null),
            ("2026-06-01T10:05", new TicketFact.NoteAdded(Some.Ana, Words)), ("2026-06-01T10:06", new TicketFact.Assigned("ana", Some.Ana)));
        Assert.True(clocks[0].IsRunning);
    }

    [Fact]
    public void The_next_response_runs_from_the_oldest_message_without_an_answer()
    {
        var clocks = Clocks(TicketPriority.Medium, ("2026-06-01T09:00", null), ("2026-06-01T09:10", Wrote), ("2026-06-01T09:30", Reply),
            ("2026-06-01T10:00", Wrote), ("2026-06-01T11:00", Wrote));
        Assert.Equal(SlaClockKind.NextResponse, clocks[1].Kind);
        Assert.Equal(Some.At("2026-06-01T14:00"), clocks[1].Due);
        Assert.Equal(3, clocks.Count);
    }

    [Fact]
    public void Only_the_first_response_is_shown_until_it_is_given()
    {
        Assert.Equal(SlaClockKind.FirstResponse, SlaClock.Next(Clocks(TicketPriority.Low, ("2026-06-01T09:00", null)))!.Kind);
        Assert.Equal(SlaClockKind.Resolution,
            SlaClock.Next(Clocks(TicketPriority.Low, ("2026-06-01T09:00", null), ("2026-06-01T09:30", Reply)))!.Kind);
    }

    [Fact]
    public void Resolving_ends_every_clock_and_thanks_start_none()
    {
        var clocks = Clocks(TicketPriority.Medium, ("2026-06-01T09:00", null), ("2026-06-01T10:00", Solved), ("2026-06-01T10:01", Wrote));
        Assert.All(clocks, clock => Assert.Equal(Some.At("2026-06-01T10:00"), clock.StoppedAt));
        Assert.Null(SlaClock.Next(clocks));
    }

    [Fact]
    public void Reopening_goes_on_with_what_was_left()
    {
        var clocks = Clocks(TicketPriority.Medium, ("2026-06-01T09:00", null), ("2026-06-01T12:00", Solved),
            ("2026-06-03T10:00", new TicketFact.Reopened()));
        Assert.Equal(Some.At("2026-06-03T14:00"), clocks[1].Due);
        Assert.Equal(Some.At("2026-06-03T16:00"), clocks[^1].Due);
    }

    [Fact]
    public void Waiting_for_the_customer_rests_the_resolution_to_the_second()
    {
        var waits = new TicketFact.StatusSet(TicketStatus.WaitingCustomer);
        var paused = Clocks(TicketPriority.High, ("2026-06-01T09:00", null), ("2026-06-01T09:30", Reply), ("2026-06-01T10:00:01", waits));
        Assert.True(paused[^1].IsPaused);
        Assert.Equal(TimeSpan.FromHours(7) - TimeSpan.FromSeconds(1), paused[^1].Remaining);
        var resumed = Clocks(TicketPriority.High, ("2026-06-01T09:00", null), ("2026-06-01T09:30", Reply), ("2026-06-01T10:00:01", waits),
            ("2026-06-01T15:00:01", Wrote));
        Assert.Equal(Some.At("2026-06-01T22:00"), resumed[^1].Due);
    }

    [Fact]
    public void Waiting_does_not_rest_the_first_response_and_a_third_party_rests_nothing()
    {
        var clocks = Clocks(TicketPriority.High, ("2026-06-01T09:00", null), ("2026-06-01T09:10", new TicketFact.StatusSet(TicketStatus.WaitingCustomer)));
        Assert.Equal(Some.At("2026-06-01T10:00"), clocks[0].Due);
        clocks = Clocks(TicketPriority.High, ("2026-06-01T09:00", null), ("2026-06-01T09:10", new TicketFact.StatusSet(TicketStatus.WaitingThirdParty)));
        Assert.Equal(Some.At("2026-06-01T17:00"), clocks[^1].Due);
    }

    [Fact]
    public void A_pause_after_the_due_time_changes_nothing()
    {
        var clocks = Clocks(TicketPriority.Critical, ("2026-06-01T09:00", null), ("2026-06-01T14:00", new TicketFact.StatusSet(TicketStatus.WaitingCustomer)));
        Assert.Equal(Some.At("2026-06-01T13:00"), clocks[^1].Due);
    }

    [Theory]
    [InlineData("15")]
    [InlineData("0 h")]
    [InlineData("1 week")]
    [InlineData("-1 h")]
    [InlineData("")]
    public void A_length_that_cannot_be_read_is_refused(string text) =>
        Assert.Throws<FormatException>(() => SlaSpan.Parse(text));

    private static TicketFact Wrote => new TicketFact.CustomerWrote(Words);

    private static TicketFact Reply => new TicketFact.AgentReplied(Some.Ana, Words);

    private static TicketFact Solved => new TicketFact.Resolved(Some.Ana, Words);

    private static IReadOnlyList<SlaClock> Clocks(TicketPriority priority, params (string At, TicketFact? Fact)[] log) =>
        Clocks(new DeskOptions(), priority, log);

    private static IReadOnlyList<SlaClock> Clocks(DeskOptions options, TicketPriority priority, params (string At, TicketFact? Fact)[] log)
    {
        var desk = new TicketDesk(options);
        var opened = desk.Open(Some.Request() with { Priority = priority.ToString() }, Some.At(log[0].At)).Ticket.Log[0];
        return desk.Sla.Compute([opened, .. log.Skip(1).Select(entry => new LoggedFact(Some.At(entry.At), "x", entry.Fact!))]);
    }
}
