using SupportBot.Desk.Tickets;
using SupportBot.Privacy;
using SupportBot.Store;
using Xunit;

namespace SupportBot.Desk.Tests.Tickets;

public sealed class TicketDeskTests
{
    private static readonly TicketDesk Desk = new(new DeskOptions());
    private static readonly SafeText Words = SafeText.OfConstant("It is still pending.");
    private static readonly DateTimeOffset Monday = Some.At("2026-06-01T10:00:00.1234567");

    [Fact]
    public void Opening_sums_up_the_hand_off()
    {
        var (ticket, change) = Desk.Open(Some.Request(), Monday);
        Assert.Equal((TicketStatus.New, TicketPriority.High, "finance", 2), (ticket.Status, ticket.Priority, ticket.Team, ticket.Tier));
        Assert.Equal(Some.At("2026-06-01T11:00:00.123456"), ticket.FirstResponseDue);
        Assert.Equal((0L, 1), (change.ExpectedVersion, change.Events.Count));
        Assert.Equal(("new", 2, "finance", ticket.NextDue), (change.Row.Status, change.Row.Priority, change.Row.Team, change.Row.NextDue));
    }

    [Fact]
    public void What_was_kept_reads_back_as_the_same_ticket()
    {
        var ticket = Desk.Open(Some.Request(), Monday).Ticket;
        var events = Desk.Open(Some.Request(), Monday).Change.Events.ToList();
        foreach (var step in Steps)
        {
            var change = step(ticket);
            events.AddRange(change.Events);
            ticket = Desk.From(Kept(change.Row, events));
            Assert.Equal(events.Count, ticket.Version);
            Assert.Equivalent(change.Row, TicketGlance.Row(ticket), strict: true);
        }
        Assert.Equal("screen.png", ticket.Evidence[0].Name.Value);
        Assert.Equal("mainnet", ticket.Details["network"].Value);
    }

    [Fact]
    public void Who_answers_a_ticket_that_nobody_has_takes_it()
    {
        var ticket = After(Desk.Open(Some.Request(), Monday), t => Desk.AgentReplied(t, "ana", Some.Ana, Words, Monday.AddMinutes(5)));
        Assert.Equal(("ana", TicketStatus.Open), (ticket.Assignee, ticket.Status));
        Assert.Null(ticket.UnansweredSince);
        ticket = After(Desk.Open(Some.Request(), Monday), t => Desk.Assigned(t, "lead", "ben", Words, Monday), t => Desk.AgentReplied(t, "ana", Some.Ana, Words, Monday));
        Assert.Equal("ben", ticket.Assignee);
    }

    [Fact]
    public void Resolved_tickets_stay_resolved_until_reopened()
    {
        var ticket = After(Desk.Open(Some.Request(), Monday), t => Desk.Resolved(t, "ana", Some.Ana, Words, Monday.AddMinutes(5)),
            t => Desk.CustomerWrote(t, SafeText.OfConstant("thanks"), Monday.AddMinutes(6)));
        Assert.Equal((TicketStatus.Resolved, null), (ticket.Status, ticket.NextDue));
        Assert.Equal(Monday.AddMinutes(5).Date, ticket.ResolvedAt!.Value.Date);
        var later = Some.At("2026-06-02T12:00");
        var again = After(ticket, t => Desk.Reopened(t, later, Words));
        Assert.Equal((TicketStatus.Open, null, later), (again.Status, again.ResolvedAt, again.UnansweredSince));
        Assert.Equal(Desk.DueAfterReopening(ticket, later), again.NextDue);
        Assert.Equal(Words, again.LastCustomerLine);
    }

    [Fact]
    public void Waiting_for_the_customer_ends_with_their_message()
    {
        var ticket = After(Desk.Open(Some.Request(), Monday), t => Desk.AgentReplied(t, "ana", Some.Ana, Words, Monday),
            t => Desk.StatusSet(t, "ana", TicketStatus.WaitingCustomer, Monday));
        Assert.Equal(TicketStatus.WaitingCustomer, ticket.Status);
        Assert.Equal(TicketStatus.Open, After(ticket, t => Desk.CustomerWrote(t, Words, Monday)).Status);
        Assert.Throws<ArgumentOutOfRangeException>(() => Desk.StatusSet(ticket, "ana", TicketStatus.Resolved, Monday));
    }

    [Fact]
    public void The_bot_has_the_conversation_back_until_an_agent_writes()
    {
        var ticket = After(Desk.Open(Some.Request(), Monday), t => Desk.HandedBack(t, "ana", Some.Ana, Monday));
        Assert.True(ticket.WithBot);
        Assert.False(After(ticket, t => Desk.AgentReplied(t, "ana", Some.Ana, Words, Monday)).WithBot);
    }

    [Fact]
    public void A_clock_that_is_behind_does_not_turn_the_log_round()
    {
        var ticket = After(Desk.Open(Some.Request(), Monday), t => Desk.NoteAdded(t, "ana", Some.Ana, Words, Monday.AddMinutes(-5)));
        Assert.Equal(ticket.CreatedAt, ticket.UpdatedAt);
    }

    [Fact]
    public void The_log_keeps_no_id_of_the_person()
    {
        foreach (var kept in Desk.Open(Some.Request(), Monday).Change.Events)
        {
            Assert.DoesNotContain("dl_1", kept.Data.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("webchat:c1", kept.Data.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_log_that_a_newer_program_wrote_is_refused()
    {
        var change = Desk.Open(Some.Request(), Monday).Change;
        var odd = change.Events[0] with { Kind = "beamed-up" };
        Assert.Throws<FormatException>(() => Desk.From(Kept(change.Row, [.. change.Events, odd])));
        Assert.Throws<FormatException>(() => Desk.From(Kept(change.Row, [odd with { Kind = "reopened" }])));
    }

    [Fact]
    public void Every_kind_of_fact_is_kept_under_its_own_word()
    {
        var kinds = Steps.Aggregate(
            (Ticket: Desk.Open(Some.Request(), Monday).Ticket, Kinds: new HashSet<string> { "opened" }),
            (soFar, step) => (After(soFar.Ticket, step), [.. soFar.Kinds, .. step(soFar.Ticket).Events.Select(kept => kept.Kind)])).Kinds;
        Assert.Equal(typeof(TicketFact).GetNestedTypes().Length, kinds.Count);
    }

    private static IReadOnlyList<Func<Ticket, TicketChange>> Steps { get; } =
    [
        t => Desk.CustomerWrote(t, Words, Monday.AddMinutes(1)),
        t => Desk.NoteAdded(t, "ana", Some.Ana, Words, Monday.AddMinutes(2)),
        t => Desk.AgentReplied(t, "ana", Some.Ana, Words, Monday.AddMinutes(3)),
        t => Desk.Assigned(t, "lead", null, SafeText.Empty, Monday.AddMinutes(4)),
        t => Desk.StatusSet(t, "ana", TicketStatus.WaitingThirdParty, Monday.AddMinutes(5)),
        t => Desk.Resolved(t, "ana", Some.Ana, Words, Monday.AddMinutes(6)),
        t => Desk.Reopened(t, Monday.AddMinutes(7), Words),
        t => Desk.HandedBack(t, "ana", Some.Ana, Monday.AddMinutes(8)),
    ];

    private static Ticket After(OpenedTicket opened, params Func<Ticket, TicketChange>[] steps) => After(opened.Ticket, steps);

    private static Ticket After(Ticket ticket, params Func<Ticket, TicketChange>[] steps)
    {
        foreach (var step in steps)
        {
            var change = step(ticket);
            ticket = Desk.From(Kept(change.Row, [.. ticket.Log.Select(TicketLog.Write), .. change.Events]));
        }
        return ticket;
    }

    private static TicketRecord Kept(TicketRow row, List<TicketEvent> events) =>
        new(row, events.Count, [.. events.Select((kept, i) => new TicketEventRecord(i + 1, row.TicketId, i + 1, kept))]);
}
