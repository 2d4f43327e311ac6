using SupportBot.Bot.Turns;
using SupportBot.Desk;
using SupportBot.Store;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Turns;

/// <summary>A hand-over, messages, an agent's reply and a look-up's answer that meet in every order, on two nodes.</summary>
public sealed class InterleavingTests
{
    private const int Rounds = 2_000, AtOnce = 32;

    [Fact]
    public async Task After_a_hand_over_the_bot_is_silent_until_it_is_handed_back()
    {
        using var content = new SmallContent();
        await using var house = await BotHouse.OpenAsync(options: new() { DetailsAskedAtMost = 0 }, knowledge: content.Source());
        ITurns[] nodes = [house.NewNode(), house.NewNode()];
        var rounds = Enumerable.Range(1, Rounds);

        await Parallel.ForEachAsync(rounds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) => await PlayAsync(house, nodes, seed));

        foreach (var seed in rounds)
            await CheckAsync(house, seed);
    }

    private static async Task PlayAsync(BotHouse house, ITurns[] nodes, int seed)
    {
        var random = new Random(seed);
        var address = Some.Address(random.Next(2) == 0 ? "webchat" : "msteams", $"c{seed}");
        var effect = await new TestChat(house, address).ReachLookUpAsync();
        List<Incoming> messages =
        [
            Some.Message("I want to talk to a person", "person", address),
            Some.Message("I want to talk to a person", "person", address),
            Some.Message("a human please", "person-again", address),
            Some.Message("it still shows nothing on my phone", "words", address),
            Some.Message("how long does a payout take?", "question", address),
            new() { Kind = IncomingKind.LookUpAnswered, Address = address, ActivityId = "look-up:" + effect, EffectId = effect, RawValues = new Dictionary<string, string> { ["state"] = "stale" } },
        ];
        var order = messages.OrderBy(_ => random.Next()).ToArray();
        var agent = AgentAsync(house, address, random.Next(3));
        await Task.WhenAll([agent, .. order.Select((message, index) => Task.Run(() => nodes[(seed + index) % 2].RunAsync(message, CancellationToken.None)))]);
    }

    /// <summary>An agent who takes the ticket as soon as it is there; some hand the conversation back.</summary>
    private static async Task AgentAsync(BotHouse house, Address address, int mood)
    {
        TicketRow? ticket;
        while ((ticket = (await house.Store.ListTicketsAsync(new TicketFilter(ConversationId: address.Key), 1)).SingleOrDefault()) is null)
            await Task.Yield();
        if (mood > 0)
            await house.Desk.ReplyAsync(new DeskAction(ticket.TicketId, "ana", "Ana", "reply-" + address.ConversationId), "I am looking at it.", CancellationToken.None);
        if (mood > 1)
            await house.Desk.HandBackAsync(new DeskAction(ticket.TicketId, "ana", "Ana", "back-" + address.ConversationId), CancellationToken.None);
    }

    private static async Task CheckAsync(BotHouse house, int seed)
    {
        var key = seed.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var channel = new Random(seed).Next(2) == 0 ? "webchat" : "msteams";
        var lines = await house.Store.ReadTranscriptAsync($"{channel}:c{key}", 0, 1_000);
        var tickets = await house.Store.ListTicketsAsync(new TicketFilter(ConversationId: $"{channel}:c{key}"), 10);
        var human = false;
        var receipts = 0;
        foreach (var line in lines)
        {
            var receipt = line.Author == TranscriptAuthor.Bot && line.Text.Value.Contains("Your ticket is", StringComparison.Ordinal);
            var back = line.Author == TranscriptAuthor.Bot && line.Text.Value.Contains("You are talking to the assistant again", StringComparison.Ordinal);
            Assert.False(human && line.Author == TranscriptAuthor.Bot && !back, $"Round {seed}: the bot spoke after the hand-over: {line.Text}");
            human = (human || receipt) && !back;
            receipts += receipt ? 1 : 0;
        }
        // Whoever asks for a person again after the conversation was handed back gets a second hand-over, and a ticket of its own.
        Assert.True(receipts >= 1, $"Round {seed}: no receipt.");
        Assert.Equal(receipts, tickets.Count);
        Assert.Equal(tickets.Count, tickets.Select(ticket => ticket.HandoffKey).Distinct().Count());
        Assert.Equal(lines.Select((_, index) => index + 1L), lines.Select(line => line.Seq));
        if (lines.All(line => !line.Text.Value.Contains("assistant again", StringComparison.Ordinal)))
            Assert.Equal(1, receipts);
    }
}
