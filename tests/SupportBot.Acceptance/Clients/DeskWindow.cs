using Microsoft.Playwright;

namespace SupportBot.Acceptance.Clients;

/// <summary>The desk as an agent uses it.</summary>
public sealed class DeskWindow(Window window) : IAsyncDisposable
{
    public Window Window => window;

    public IPage Page => window.Page;

    /// <summary>Opens a ticket from the queue, as one finds it there.</summary>
    public async Task OpenAsync(string reference)
    {
        await Page.GotoAsync("/desk/queue");
        await Page.Locator($"li[data-row]:has-text('{reference}') a.subject").ClickAsync();
        await Page.WaitForURLAsync($"**/desk/tickets/{reference}");
    }

    public async Task TakeAsync()
    {
        await Page.Locator("[data-take]").ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Put it back for others" })).ToBeVisibleAsync();
    }

    public async Task ReplyAsync(string text)
    {
        await Page.Locator("#reply").FillAsync(text);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send to the customer" }).ClickAsync();
        await SeesAsync(text);
    }

    public async Task ResolveAsync(string closing)
    {
        await Page.Locator("#resolve > summary").ClickAsync();
        await Page.Locator("#closing").FillAsync(closing);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send and resolve" }).ClickAsync();
        await SeesAsync(closing);
    }

    /// <summary>Waits for words in the thread; nothing is reloaded for it.</summary>
    public async Task SeesAsync(string words) =>
        await Assertions.Expect(Page.Locator("#thread").GetByText(words).Last).ToBeVisibleAsync();

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
