using Microsoft.Playwright;
using SupportBot.Acceptance.Harness;
using Xunit;

namespace SupportBot.Acceptance.Clients;

/// <summary>The page at / in a real browser: what people see and press.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WebChatTests(BrowserHouse house)
{
    private const string Question = "how do I turn on huge pages in Windows for my miner";
    private const string Theft = "someone is stealing my coins right now, my wallet is being drained";

    [SkippableFact]
    public async Task An_answer_is_shown_and_yes_ends_it()
    {
        Needed.Browser();
        await using var chat = await house.OpenChatAsync();
        await chat.SayAsync(Question);
        await chat.SeesAsync("From “Huge pages");
        await chat.SeesAsync("Did this solve it?");
        await chat.PressAsync("Yes");
        await chat.SeesAsync("Good to hear");
        await Assertions.Expect(chat.Page.GetByText("Send failed")).ToHaveCountAsync(0);
        chat.HadNoProblems();
    }

    [SkippableFact]
    public async Task A_guide_is_followed_to_its_end()
    {
        Needed.Browser();
        await using var chat = await house.OpenChatAsync();
        await chat.SayAsync("I can't log in to my account");
        await chat.PressUntilAsync("What happens when you try to sign in", "I cannot sign in", "You cannot log in", "Go through it with me");
        await chat.PressAsync("My password is refused");
        await chat.SeesAsync("Type the password by hand");
        await chat.PressAsync("It works now");
        await chat.SeesAsync("you are in again");
        chat.HadNoProblems();
    }

    [SkippableFact]
    public async Task A_theft_gets_a_ticket_at_once()
    {
        Needed.Browser();
        await using var chat = await house.OpenChatAsync();
        await chat.SayAsync(Theft);
        await chat.SeesAsync("protect what is left");
        var reference = await chat.ReferenceAsync();
        var ticket = Assert.Single(await house.Bot.QueryAsync("SELECT team, priority FROM tickets WHERE reference = $r", ("$r", reference)));
        Assert.Equal("security", ticket["team"]);
        chat.HadNoProblems();
    }

    [SkippableFact]
    public async Task A_person_takes_over_in_the_same_chat_and_a_wrong_end_is_taken_back()
    {
        Needed.Browser();
        await using var chat = await house.OpenChatAsync();
        await chat.SayAsync("I want to talk to a human");
        await chat.SeesAsync("Please describe");
        await chat.SayAsync("My withdrawal of 300 USDT is stuck since this morning and nobody answers");
        await chat.PressUntilAsync("Your ticket is SB-", "Skip");
        var reference = await chat.ReferenceAsync();

        await using var desk = await house.OpenDeskAsync();
        await desk.OpenAsync(reference);
        await desk.SeesAsync("My withdrawal of 300 USDT is stuck");
        await desk.TakeAsync();
        await desk.ReplyAsync("Hello, I am looking at your withdrawal now.");
        await chat.SeesAsync("I am looking at your withdrawal now");
        await chat.SayAsync("Thank you, it is about 300 USDT");
        await desk.SeesAsync("Thank you, it is about 300 USDT");
        await desk.ResolveAsync("The withdrawal is on its way.");
        await chat.SeesAsync("Mira marked ticket");
        await chat.PressAsync("It is still broken");
        await chat.SeesAsync($"I opened ticket {reference} again");
        await desk.SeesAsync("It is still broken");
        chat.HadNoProblems();
        desk.Window.HadNoProblems();
    }

    [SkippableFact]
    public async Task Reload_and_a_restart_keep_the_conversation()
    {
        Needed.Browser();
        await using var bot = await BotProcess.StartNewAsync();
        await using var chat = await house.OpenChatAsync(bot: bot);
        await chat.SayAsync(Question);
        await chat.SeesAsync("Did this solve it?");
        var before = await chat.TextsAsync();
        Assert.Equal(before, await chat.ReloadAsync("Did this solve it?"));

        await bot.KillAsync();
        await bot.StartAsync();
        Assert.Equal(before, await chat.ReloadAsync("Did this solve it?"));
        await chat.PressAsync("Yes");
        await chat.SeesAsync("Good to hear");

        // And without a reload: the page finds the bot again, and what could not be sent meanwhile is sent by a press.
        await bot.KillAsync();
        await chat.TypeAsync("status of SB-0000-0001");
        await Assertions.Expect(chat.Page.GetByText("The connection is gone")).ToBeVisibleAsync();
        await bot.StartAsync();
        await Assertions.Expect(chat.Page.GetByText("The connection is gone")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync(new() { Timeout = 30_000 });
        await chat.SeesAsync("I cannot find a ticket SB-0000-0001");
    }

    [SkippableFact]
    public async Task A_posted_phrase_leaves_the_screen_with_its_echo()
    {
        Needed.Browser();
        await using var chat = await house.OpenChatAsync();
        await chat.SayAsync("my wallet does not open, here is my phrase legal winner thank year wave sausage worth useful legal winner thank yellow");
        await chat.SeesAsync("have not kept it");
        await HasNoPhraseAsync(chat);
        await chat.ReloadAsync("have not kept it");
        await HasNoPhraseAsync(chat);
        chat.HadNoProblems();
    }

    private static async Task HasNoPhraseAsync(ChatWindow chat)
    {
        // What is read out to a screen reader stays in the page for a second.
        await Assertions.Expect(chat.Page.Locator("body")).Not.ToContainTextAsync("sausage");
        Assert.DoesNotContain("sausage", await chat.Page.ContentAsync());
        Assert.DoesNotContain("sausage", await chat.Page.EvaluateAsync<string>("JSON.stringify({ ...localStorage, ...sessionStorage })"));
    }

    [SkippableFact]
    public async Task The_language_picker_changes_page_and_bot()
    {
        Needed.Browser();
        await using var chat = await house.OpenChatAsync();
        await chat.Page.Locator("#language").SelectOptionAsync("es");
        await Assertions.Expect(chat.Page.Locator("h1").First).ToHaveTextAsync("Soporte");
        await chat.SeesAsync("en español");
        await chat.SayAsync("quiero hablar con una persona");
        await chat.SeesAsync("persona");
        Assert.Equal("es", await chat.Page.Locator("html").GetAttributeAsync("lang"));
        chat.HadNoProblems();
    }
}
