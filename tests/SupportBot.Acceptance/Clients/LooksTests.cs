using Microsoft.Playwright;
using Xunit;

namespace SupportBot.Acceptance.Clients;

/// <summary>Each page in light and dark, wide and on a phone: accessible, not wider than the screen. Pictures go to <c>artifacts/pages</c>.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LooksTests(BrowserHouse house)
{
    public static TheoryData<string> Sizes() => [.. Looks.All.Append(Looks.Narrowest).Select(looks => looks.Name)];

    [SkippableTheory]
    [MemberData(nameof(Sizes))]
    public async Task Chat(string size)
    {
        Needed.Browser();
        var looks = Find(size);
        await using var chat = await house.OpenChatAsync(looks);
        await LookAsync(chat.Window, looks, "chat-opened");
        await chat.SayAsync("how do I turn on huge pages in Windows for my miner");
        await chat.SeesAsync("Did this solve it?");
        await chat.RestsAsync();
        await LookAsync(chat.Window, looks, "chat-answer");
        await chat.SayAsync("someone is stealing my coins right now, my wallet is being drained");
        await chat.SeesAsync("Your ticket is");
        await chat.RestsAsync();
        await LookAsync(chat.Window, looks, "chat-ticket");
        await chat.Page.Locator("#new").ClickAsync();
        await LookAsync(chat.Window, looks, "chat-new");
        await chat.Page.GotoAsync("/privacy");
        await LookAsync(chat.Window, looks, "privacy");
    }

    [SkippableTheory]
    [MemberData(nameof(Sizes))]
    public async Task Desk(string size)
    {
        Needed.Browser();
        var looks = Find(size);
        await using var chat = await house.OpenChatAsync();
        await chat.SayAsync("someone is stealing my coins right now, my wallet is being drained");
        var reference = await chat.ReferenceAsync();
        await using var desk = await house.OpenDeskAsync(looks);
        await desk.Page.GotoAsync("/desk/queue");
        await LookAsync(desk.Window, looks, "desk-queue");
        await desk.OpenAsync(reference);
        await desk.ReplyAsync("Hello, I am looking at your case now. Please do not sign anything in the meantime.");
        await LookAsync(desk.Window, looks, "desk-ticket");
        await desk.Page.GotoAsync("/desk/people");
        await LookAsync(desk.Window, looks, "desk-people");
    }

    [SkippableTheory]
    [MemberData(nameof(Sizes))]
    public async Task Doors_of_the_desk(string size)
    {
        Needed.Browser();
        var looks = Find(size);
        await using var window = await house.OpenAsync(looks);
        await window.Page.GotoAsync("/desk");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to the desk" })).ToBeVisibleAsync();
        await LookAsync(window, looks, "desk-sign-in");
        await window.Page.GetByLabel("E-mail").FillAsync(BrowserHouse.Email);
        await window.Page.GetByLabel("Password").FillAsync(BrowserHouse.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/desk/queue**");
        window.HadNoProblems();
    }

    private static Looks Find(string name) => Looks.All.Append(Looks.Narrowest).First(looks => looks.Name == name);

    private static async Task LookAsync(Window window, Looks looks, string page)
    {
        await window.KeepPictureAsync($"{page}-{looks.Name}");
        await window.HasNoSidewaysScrollAsync(page);
        await window.IsAccessibleAsync($"{page}, {looks.Name}");
        window.HadNoProblems();
    }
}
