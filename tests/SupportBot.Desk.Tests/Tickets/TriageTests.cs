using SupportBot.Desk.Tickets;
using Xunit;

namespace SupportBot.Desk.Tests.Tickets;

public sealed class TriageTests
{
    [Theory]
    [InlineData("account", "login", "account")]
    [InlineData("mining", null, "mining")]
    [InlineData("security", "scam", "security")]
    [InlineData("messaging", "calls", "messaging")]
    [InlineData("fees", "refund", "finance")]
    [InlineData("other", "app", "technical")]
    [InlineData("other", "trading", "general")]
    [InlineData("other", null, "general")]
    [InlineData("something-new", "x", "general")]
    public void A_ticket_goes_to_the_team_of_its_subject(string category, string? topic, string team) =>
        Assert.Equal(team, Decide(Some.Request(category, topic)).Team);

    [Theory]
    [InlineData("security", "stolen-funds", true, TicketPriority.Critical, "urgent:security")]
    [InlineData("security", "stolen-funds", false, TicketPriority.High, "security")]
    [InlineData("fees", "withdrawal-pending", false, TicketPriority.High, "fees/withdrawal-pending")]
    [InlineData("fees", "fee-explained", false, TicketPriority.Low, "fees/fee-explained")]
    [InlineData("fees", "fee-explained", true, TicketPriority.High, "urgent:any")]
    [InlineData("fees", "refund", false, TicketPriority.Medium, "any")]
    [InlineData("other", "feature-request", false, TicketPriority.Low, "other")]
    public void Priority_follows_the_rules_and_names_its_rule(string category, string topic, bool urgent, TicketPriority priority, string rule)
    {
        var result = Decide(Some.Request(category, topic) with { Urgent = urgent });
        Assert.Equal((priority, rule), (result.Priority, result.PriorityRule));
    }

    [Fact]
    public void A_guide_decides_for_its_own_case_but_plays_down_no_danger()
    {
        Assert.Equal(TicketPriority.Low, Decide(Some.Request("security", "scam") with { Priority = "low" }).Priority);
        Assert.Equal(TicketPriority.Critical, Decide(Some.Request("security", "scam") with { Priority = "low", Urgent = true }).Priority);
        Assert.Equal(TicketPriority.High, Decide(Some.Request("security", "scam") with { Priority = "soonish" }).Priority);
        Assert.Equal("technical", Decide(Some.Request("mining") with { Team = "technical" }).Team);
        Assert.Equal("mining", Decide(Some.Request("mining") with { Team = "no such team" }).Team);
    }

    [Fact]
    public void Critical_tickets_begin_at_the_third_tier()
    {
        Assert.Equal(3, Decide(Some.Request("security", "scam") with { Urgent = true }).Tier);
        Assert.Equal(2, Decide(Some.Request("other", "app")).Tier);
        Assert.Equal(1, Decide(Some.Request("account", "profile")).Tier);
    }

    private static TriageResult Decide(NewTicket request) => new Triage(new DeskOptions()).Decide(request);
}
