using SupportBot.Bot.Turns;
using SupportBot.Store;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Dialogs;

/// <summary>Several turns together, over small content: what one leaves for the next.</summary>
public sealed class ConversationTests : IAsyncLifetime, IDisposable
{
    private readonly SmallContent _content = new();
    private BotHouse _house = null!;

    public async Task InitializeAsync() => _house = await BotHouse.OpenAsync(options: new() { DetailsAskedAtMost = 0 }, knowledge: _content.Source());

    [Fact]
    public async Task Two_answers_that_did_not_help_lead_to_a_person()
    {
        // Passing on costs so much that any other article is worth a try.
        await using var house = await BotHouse.OpenAsync(options: new() { DetailsAskedAtMost = 0, HandOverCost = 1_000 }, knowledge: _content.Source());
        var chat = house.Chat();
        await chat.ShowAsync("miner-more", "what about miner-basics and miner-more and fee-basics");
        await chat.SayAsync("no");
        Assert.Equal(1, (await chat.StateAsync()).NotHelped);
        Assert.StartsWith("Thank you for telling me.", Assert.Single(chat.Said), StringComparison.Ordinal);

        await chat.SayAsync("no");
        Assert.Single(await chat.TicketsAsync());
    }

    [Fact]
    public async Task An_article_that_helped_is_shown_again_for_the_next_problem()
    {
        var chat = _house.Chat();
        await chat.ShowAsync("fee-basics", "what about fee-basics");
        await chat.SayAsync("yes");
        Assert.Empty((await chat.StateAsync()).Shown);
    }

    [Fact]
    public async Task An_agent_who_resolves_an_older_ticket_speaks_of_that_one()
    {
        var chat = _house.Chat();
        await chat.SayAsync("I want to talk to a person");
        var first = Assert.Single(await chat.TicketsAsync());
        await _house.Desk.HandBackAsync(new(first.TicketId, "ana", "Ana", "f1"), CancellationToken.None);
        await chat.SayAsync("I want to talk to a person");
        var second = (await chat.TicketsAsync()).Single(ticket => ticket.TicketId != first.TicketId);
        await _house.Desk.ResolveAsync(new(first.TicketId, "ana", "Ana", "f2"), "All done.", CancellationToken.None);

        var said = string.Join('\n', (await chat.TranscriptAsync()).TakeLast(2).Select(line => line.Text.Value));
        Assert.Contains(first.Reference, said, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Reference, said, StringComparison.Ordinal);
        Assert.Equal(ConversationOwner.Human, (await chat.RecordAsync())!.Owner);
    }

    [Fact]
    public async Task Anybody_in_a_group_may_say_that_it_is_still_broken()
    {
        var opener = new TestChat(_house, Some.Address("msteams", "g1", "29:opener") with { IsGroup = true });
        var other = new TestChat(_house, opener.Address with { UserId = "29:other" });
        await opener.SayAsync("I want to talk to a person", "m1");
        var ticket = Assert.Single(await opener.TicketsAsync());
        await _house.Desk.ResolveAsync(new(ticket.TicketId, "ana", "Ana", "f1"), "All done.", CancellationToken.None);
        await other.SayAsync("It is still broken", "m2");

        Assert.Contains(ticket.Reference, string.Join('\n', other.Said), StringComparison.Ordinal);
        Assert.Equal("open", Assert.Single(await opener.TicketsAsync()).Status);
    }

    [Fact]
    public async Task Start_over_after_a_hand_over_gives_the_bot_back_and_keeps_the_ticket()
    {
        var chat = _house.Chat();
        await chat.SayAsync("I want to talk to a person");
        Assert.Empty(await chat.SayAsync("are you there?"));
        Assert.Contains("assistant again", Assert.Single(await chat.SayAsync("start over")), StringComparison.Ordinal);
        Assert.Equal(TurnStatus.Done, chat.Outcome!.Status);
        Assert.NotEmpty(await chat.SayAsync("what about fee-basics"));
        Assert.Single(await chat.TicketsAsync());
    }

    public Task DisposeAsync() => _house.DisposeAsync().AsTask();

    public void Dispose() => _content.Dispose();
}
