using SupportBot.Bot.Turns;
using SupportBot.Store;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Turns;

/// <summary>An activity takes effect once, in one transaction, however often and from wherever it is delivered.</summary>
public sealed class OneEffectTests
{
    [Theory]
    [InlineData("webchat")]
    [InlineData("msteams")]
    public async Task Ten_deliveries_at_once_are_one_turn(string channel)
    {
        await using var house = await BotHouse.OpenAsync();
        ITurns[] nodes = [house.Turns, house.NewNode()];
        var message = Some.Message("my mining rewards are missing since monday", to: Some.Address(channel));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(node => Task.Run(() => nodes[node % 2].RunAsync(message, CancellationToken.None))));

        Assert.Single(outcomes, outcome => outcome.Status == TurnStatus.Done);
        Assert.All(outcomes, outcome => Assert.Equal(outcomes[0].Replies, outcome.Replies));
        Assert.Single(await house.Chat(channel: channel).TranscriptAsync(), line => line.Author == TranscriptAuthor.User);
    }

    [Fact]
    public async Task A_redelivery_gets_the_same_replies_and_the_same_echo()
    {
        await using var house = await BotHouse.OpenAsync();
        var chat = house.Chat();
        await chat.SayAsync("hello", "once");
        var first = chat.Outcome!;
        await chat.SayAsync("my miner shows rejected shares");
        await chat.SayAsync("hello", "once");

        Assert.Equal(TurnStatus.Redelivered, chat.Outcome!.Status);
        Assert.Equal(first.Replies, chat.Outcome.Replies);
        Assert.Equal(first.EchoId, chat.Outcome.EchoId);
    }

    [Fact]
    public async Task The_same_id_with_other_words_changes_nothing()
    {
        await using var house = await BotHouse.OpenAsync();
        var chat = house.Chat();
        var first = await chat.SayAsync("hello", "once");
        var lines = (await chat.TranscriptAsync()).Count;

        Assert.Equal(first, await chat.SayAsync("I want to talk to a person", "once"));
        Assert.Equal(lines, (await chat.TranscriptAsync()).Count);
    }

    [Fact]
    public async Task Ids_of_a_conversation_count_without_gaps()
    {
        await using var house = await BotHouse.OpenAsync();
        var chat = house.Chat();
        foreach (var text in (string[])["hello", "my mining rewards are missing", "in a phone app", "back", "I want to talk to a person"])
            await chat.SayAsync(text);

        var lines = await chat.TranscriptAsync();
        Assert.Equal(Enumerable.Range(1, lines.Count).Select(number => $"c1|{number:D7}"), lines.Select(line => line.ActivityId));
        Assert.Equal(Enumerable.Range(1, lines.Count).Select(number => (long)number), lines.Select(line => line.Seq));
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_nothing_and_the_next_delivery_succeeds()
    {
        var tap = new CommitTap();
        await using var house = await BotHouse.OpenAsync(tap: tap);
        var chat = house.Chat("c1", "msteams", "29:user");
        await chat.SayAsync("hello");
        var before = await SnapshotAsync(house, chat);
        // The last row of the transaction is refused by the database itself, after all others were written.
        tap.Before = turn => turn with { Outbox = [.. turn.Outbox, turn.Outbox[0]] };

        await Assert.ThrowsAnyAsync<Exception>(() => chat.SayAsync("I want to talk to a person", "again"));
        Assert.Equal(before, await SnapshotAsync(house, chat));

        tap.Before = turn => turn;
        await chat.SayAsync("I want to talk to a person", "again");
        Assert.Equal(TurnStatus.Done, chat.Outcome!.Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_store_that_is_away_keeps_nothing_of_the_turn(int nth)
    {
        var commits = 0;
        var tap = new CommitTap { Before = turn => commits++ == nth ? throw new StoreUnavailableException("The disk is full.") : turn };
        await using var house = await BotHouse.OpenAsync(tap: tap, options: new() { DetailsAskedAtMost = 0 });
        var chat = house.Chat();
        string[] says = ["hello", "my mining rewards are missing", "I want to talk to a person"];
        for (var number = 0; number < nth; number++)
            await chat.SayAsync(says[number]);
        var before = await SnapshotAsync(house, chat);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => chat.SayAsync(says[nth]));
        Assert.Equal(before, await SnapshotAsync(house, chat));
    }

    [Fact]
    public async Task An_acknowledgement_that_got_lost_is_made_up_for_by_the_redelivery()
    {
        var tap = new CommitTap { After = (_, _) => throw new StoreUnavailableException("The connection broke after the commit.") };
        await using var house = await BotHouse.OpenAsync(tap: tap, options: new() { DetailsAskedAtMost = 0 });
        var chat = house.Chat();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => chat.SayAsync("I want to talk to a person", "once"));
        tap.After = (_, _) => { };

        var said = await chat.SayAsync("I want to talk to a person", "once");

        Assert.Equal(TurnStatus.Redelivered, chat.Outcome!.Status);
        var ticket = Assert.Single(await chat.TicketsAsync());
        Assert.Contains(said, line => line.Contains(ticket.Reference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hand_over_makes_one_ticket_with_one_key()
    {
        await using var house = await BotHouse.OpenAsync(options: new() { DetailsAskedAtMost = 0 });
        ITurns[] nodes = [house.Turns, house.NewNode(), house.NewNode()];
        var chat = house.Chat();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() =>
            nodes[number % 3].RunAsync(Some.Message("I want to talk to a person", $"m{number % 4}"), CancellationToken.None))));

        var ticket = Assert.Single(await chat.TicketsAsync());
        Assert.Equal(ticket.TicketId, (await house.Store.FindTicketByHandoffAsync(ticket.HandoffKey!))!.Row.TicketId);
        Assert.Equal(ticket.TicketId, (await chat.StateAsync()).TicketId);
    }

    [Fact]
    public async Task Rows_to_send_carry_the_epoch_in_which_they_were_decided()
    {
        await using var house = await BotHouse.OpenAsync(options: new() { DetailsAskedAtMost = 0 });
        var chat = house.Chat("c1", "msteams", "29:user");
        await chat.SayAsync("my mining rewards are missing");
        await chat.SayAsync("I want to talk to a person");
        var ticket = Assert.Single(await chat.TicketsAsync());
        await house.Desk.ReplyAsync(new(ticket.TicketId, "ana", "Ana", "f1"), "I am looking at it.", CancellationToken.None);
        await house.Desk.HandBackAsync(new(ticket.TicketId, "ana", "Ana", "f2"), CancellationToken.None);

        var rows = await DrainAsync(house);

        Assert.All(rows, row => Assert.Equal((ConversationOwner.Bot, 2L), (row.Owner, row.CurrentEpoch)));
        Assert.Equal([0L, 1L, 2L], rows.Select(row => row.OwnerEpoch).Distinct());
        Assert.Equal(1, rows.Single(row => row.Kind == OutboxKind.AgentMessage).OwnerEpoch);
    }

    private static async Task<List<OutboxItem>> DrainAsync(BotHouse house)
    {
        var rows = new List<OutboxItem>();
        while (await house.Store.ClaimOutboxAsync("n1", 10, house.Clock.GetUtcNow(), TimeSpan.FromMinutes(1)) is { Count: > 0 } claimed)
        {
            rows.AddRange(claimed);
            await house.Store.MarkSentAsync([.. claimed.Select(row => row.Lease)], house.Clock.GetUtcNow());
        }
        return rows;
    }

    private static async Task<(long Version, string State, int Lines, int Tickets, OutboxCounts Outbox)> SnapshotAsync(BotHouse house, TestChat chat)
    {
        var record = await chat.RecordAsync();
        return (record?.Version ?? 0, record?.State.Value ?? "", (await chat.TranscriptAsync()).Count, (await chat.TicketsAsync()).Count, await house.Store.CountOutboxAsync());
    }
}
