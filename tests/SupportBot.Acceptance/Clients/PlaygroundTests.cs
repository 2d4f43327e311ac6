using SupportBot.Acceptance.Harness;
using Xunit;

namespace SupportBot.Acceptance.Clients;

/// <summary>Microsoft's local test client against the running bot, through the channels that it plays.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PlaygroundTests(BrowserHouse house)
{
    private const string Package = "@microsoft/m365agentsplayground";
    private const string Greeting = "support assistant";
    private const string Question = "how do I turn on huge pages in Windows for my miner";
    private const string Theft = "someone is stealing my coins right now, my wallet is being drained";

    [SkippableFact]
    public async Task Teams_greets_once_answers_and_takes_thumbs()
    {
        Needed.Browser();
        Needed.Package(Package);
        await using var playground = await Playground.StartAsync(house, house.Bot, "msteams");
        await playground.SeesAsync(Greeting);
        await playground.SayAsync(Question);
        await playground.SeesAsync("Did this solve it?");

        await playground.PressAsync("Like");
        await playground.PressAsync("Submit");
        var thumb = await playground.CalledAsync(call => call.Sent.TryGetProperty("name", out var name) && name.GetString() == "message/submitAction");
        Assert.Equal(200, thumb.Status);
        Assert.Equal("", thumb.Answer.ToString());

        await playground.PressAsync("Close");
        await playground.SayAsync("Yes");
        await playground.SeesAsync("Good to hear");
        await playground.KeepPictureAsync("playground-teams");
        Assert.Single(playground.BotTexts, text => text.Contains(Greeting, StringComparison.Ordinal));
        playground.NothingWasRefused();
    }

    [SkippableFact]
    public async Task Teams_gets_a_ticket_an_agents_words_and_a_card_that_tells_the_status()
    {
        Needed.Browser();
        Needed.Package(Package);
        await using var bot = await BotProcess.StartNewAsync();
        await using var desk = await DeskClient.SetUpAsync(bot);
        await using var playground = await Playground.StartAsync(house, bot, "msteams");
        await playground.SeesAsync(Greeting);
        await playground.SayAsync(Theft);
        var reference = References.Find(await playground.SeesAsync("Your ticket is SB-"))!;

        await desk.ReplyAsync(reference, "Hello, I am looking at your case now.");
        await playground.SeesAsync("Ana: Hello, I am looking at your case now");
        await desk.ResolveAsync(reference, "We blocked the device that did it.");
        await playground.SeesAsync("Is it solved");
        await playground.PressAsync("Yes");
        await playground.SeesAsync("Good to hear");

        await playground.SayAsync("status of " + reference);
        await playground.SeesAsync("Last change");
        await playground.PressAsync("Show status");
        var action = await playground.CalledAsync(call => call.Sent.TryGetProperty("name", out var name) && name.GetString() == "adaptiveCard/action");
        Assert.Equal(200, action.Status);
        Assert.Equal(200, action.Answer.GetProperty("statusCode").GetInt32());
        Assert.Contains(reference, action.Answer.GetProperty("value").ToString());
        await playground.KeepPictureAsync("playground-ticket");
        playground.NothingWasRefused();
    }

    [SkippableTheory]
    [InlineData("webchat", false)]
    [InlineData("emulator", true)]
    [InlineData("directline", false)]
    public async Task Other_channels_greet_once_and_answer_with_buttons_and_a_card(string channel, bool drawsButtons)
    {
        Needed.Browser();
        Needed.Package(Package);
        await using var playground = await Playground.StartAsync(house, house.Bot, channel);
        await playground.SeesAsync(Greeting);
        await playground.SayAsync(Question);
        await playground.SeesAsync("Did this solve it?");
        // Its Web Chat does not know who its person is, so it leaves out buttons that are meant for somebody.
        await (drawsButtons ? playground.PressAsync("Yes") : playground.SayAsync("Yes"));
        await playground.SeesAsync("Good to hear");
        await playground.SayAsync(Theft);
        await playground.SeesAsync("Your ticket is SB-");
        await playground.CalledAsync(call => call.FromBot && call.Sent.TryGetProperty("attachments", out _));
        await playground.KeepPictureAsync("playground-" + channel);
        Assert.Single(playground.BotTexts, text => text.Contains(Greeting, StringComparison.Ordinal));
        playground.NothingWasRefused();
    }

    [SkippableFact]
    public async Task Expected_replies_come_with_the_answer_and_nothing_is_posted()
    {
        Needed.Browser();
        Needed.Package(Package);
        await using var playground = await Playground.StartAsync(house, house.Bot, "msteams", "--delivery-mode", "expectReplies");
        await playground.SayAsync(Question);
        await playground.SeesAsync("Did this solve it?");
        await playground.PressAsync("Yes");
        await playground.SeesAsync("Good to hear");
        var asked = await playground.CalledAsync(call => !call.FromBot && call.Sent.TryGetProperty("text", out var text) && text.GetString() == Question);
        Assert.Contains("Did this solve it?", asked.Answer.ToString());
        Assert.DoesNotContain(playground.BotTexts, text => text.Contains("Did this solve it?", StringComparison.Ordinal));
        playground.NothingWasRefused();
    }
}
