using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Acceptance.Harness;
using Xunit;

namespace SupportBot.Acceptance.Clients;

/// <summary>The chat page as a person uses it: reads the screen, types, presses buttons.</summary>
public sealed class ChatWindow(Window window) : IAsyncDisposable
{
    private const string SendBox = "#chat .webchat__send-box-text-box__input, #chat [data-id=webchat-sendbox-input]";

    public Window Window => window;

    public IPage Page => window.Page;

    public static async Task<ChatWindow> OpenAsync(Window window)
    {
        var chat = new ChatWindow(window);
        await window.Page.GotoAsync("/");
        await chat.SeesAsync("support assistant");
        return chat;
    }

    /// <summary>Types and sends, and waits until Web Chat has its echo.</summary>
    public async Task SayAsync(string text)
    {
        await TypeAsync(text);
        await Assertions.Expect(Page.GetByText("Sending", new() { Exact = true })).ToHaveCountAsync(0);
    }

    /// <summary>Types and presses Enter, whatever comes of it.</summary>
    public async Task TypeAsync(string text)
    {
        await Page.Locator(SendBox).First.FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    public async Task PressAsync(string button) => await Button(button).ClickAsync();

    public ILocator Button(string name) =>
        Page.Locator("#chat .webchat__suggested-actions button").Filter(new() { HasTextRegex = new Regex("^" + Regex.Escape(name) + "$") });

    /// <summary>Waits for words in a bubble.</summary>
    public async Task SeesAsync(string words, int seconds = 15) =>
        await Assertions.Expect(Bubbles.Filter(new() { HasText = words }).Last).ToBeVisibleAsync(new() { Timeout = seconds * 1000 });

    /// <summary>Presses the first of the buttons that is offered, at most so often, until words appear.</summary>
    public async Task PressUntilAsync(string words, params string[] buttons)
    {
        for (var presses = 0; presses < 5 && await Bubbles.Filter(new() { HasText = words }).CountAsync() == 0; presses++)
        {
            var before = await Bubbles.CountAsync();
            foreach (var button in buttons)
                if (await Button(button).CountAsync() > 0)
                {
                    await PressAsync(button);
                    break;
                }
            await Assertions.Expect(Bubbles.Nth(before + 1)).ToBeVisibleAsync();
        }
        await SeesAsync(words);
    }

    /// <summary>Waits until the transcript has come to rest at its end.</summary>
    public async Task RestsAsync() => await Page.WaitForFunctionAsync(
        """
        () => {
          const box = document.querySelector('#chat .webchat__basic-transcript__scrollable');
          return !box || box.scrollHeight - box.scrollTop - box.clientHeight < 2;
        }
        """);

    public ILocator Bubbles => Page.Locator("#chat .webchat__bubble");

    public async Task<IReadOnlyList<string>> TextsAsync() => await Bubbles.AllInnerTextsAsync();

    /// <summary>The reference of the ticket that was told last.</summary>
    public async Task<string> ReferenceAsync()
    {
        await SeesAsync("Your ticket is SB-");
        return References.Find(string.Join('\n', (await TextsAsync()).Reverse()))!;
    }

    public async Task<IReadOnlyList<string>> ReloadAsync(string lastWords)
    {
        await Page.ReloadAsync();
        await SeesAsync(lastWords, seconds: 30);
        return await TextsAsync();
    }

    public void HadNoProblems() => window.HadNoProblems();

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
