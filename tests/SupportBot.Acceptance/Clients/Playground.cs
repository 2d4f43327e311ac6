using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Acceptance.Harness;
using Xunit;

namespace SupportBot.Acceptance.Clients;

/// <summary>
/// Microsoft 365 Agents Playground with its page in the browser. Its log tells every call between it and the bot and how
/// it was answered. It listens on all interfaces by design of its makers.
/// </summary>
internal sealed class Playground : IAsyncDisposable
{
    private readonly RunningProgram _program;
    private readonly Window _window;
    private readonly ConcurrentQueue<Call> _calls = new();

    private Playground(RunningProgram program, Window window) => (_program, _window) = (program, window);

    /// <summary>One call, with what was sent and how it was answered.</summary>
    /// <param name="FromBot">A call of the bot's at the connector; otherwise one at the bot.</param>
    public sealed record Call(bool FromBot, JsonElement Sent, int Status, JsonElement Answer);

    public IReadOnlyList<Call> Calls => [.. _calls];

    private IPage Page => _window.Page;

    public static async Task<Playground> StartAsync(BrowserHouse house, BotProcess bot, string channel, params string[] more)
    {
        var home = new Uri($"http://localhost:{Ports.Free()}");
        var cli = Path.Combine(Needed.NodeFolder, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");
        var endpoint = $"http://127.0.0.1:{bot.Port}/api/messages";
        var program = RunningProgram.StartOther(
            "node", [cli, "start", "-e", endpoint, "-c", channel, "-p", $"{home.Port}", "--disable-telemetry", .. more], bot.Folder);
        for (var attempt = 0; attempt < 600 && !program.Output.Contains("Listening", StringComparison.Ordinal); attempt++)
            await Task.Delay(50);
        var playground = new Playground(program, await house.OpenAsync(Looks.WideLight, home));
        await playground.OpenAsync(home);
        return playground;
    }

    private async Task OpenAsync(Uri home)
    {
        Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Keep(frame.Text);
        // It asks for fonts of a host that is not there, and does without.
        await Page.RouteAsync(url => new Uri(url).Authority != home.Authority, route => route.AbortAsync());
        await Page.GotoAsync("/");
    }

    private void Keep(string? frame)
    {
        if (frame is null || !frame.Contains("\"appendLog\"", StringComparison.Ordinal))
            return;
        var log = JsonSerializer.Deserialize<JsonElement>(frame).GetProperty("log");
        if (log.GetProperty("type").GetString() != "bot")
            return;
        var response = log.TryGetProperty("response", out var answered) ? answered : default;
        _calls.Enqueue(new Call(
            log.GetProperty("from").GetString() == "User Application",
            log.GetProperty("request").GetProperty("body"),
            response.ValueKind == JsonValueKind.Object && response.TryGetProperty("statusCode", out var status) ? status.GetInt32() : 0,
            response.ValueKind == JsonValueKind.Object && response.TryGetProperty("body", out var body) ? body : default));
    }

    public async Task SayAsync(string text)
    {
        await Page.Locator("[contenteditable=true], [data-id=webchat-sendbox-input]").First.ClickAsync();
        await Page.Keyboard.InsertTextAsync(text);
        await Page.Locator("button[aria-label='Send Message'], button[title=Send]").First.ClickAsync();
    }

    public async Task PressAsync(string button) =>
        // What Web Chat reads out repeats the buttons, out of sight.
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).And(Page.Locator(":not([class*=live-region])")).Last.ClickAsync();

    /// <summary>Waits for words on the screen, and gives back all that is on it.</summary>
    public async Task<string> SeesAsync(string words)
    {
        await Assertions.Expect(Page.GetByText(new Regex(Regex.Escape(words))).Last).ToBeVisibleAsync(new() { Timeout = 15_000 });
        return await Page.Locator("body").InnerTextAsync();
    }

    /// <summary>The first call that fits, once there is one.</summary>
    public async Task<Call> CalledAsync(Func<Call, bool> fits)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (Calls.FirstOrDefault(fits) is { } call)
                return call;
            await Task.Delay(50);
        }
        throw new TimeoutException("No such call:\n" + string.Join('\n', Calls));
    }

    public IEnumerable<string> BotTexts => Calls.Where(call => call.FromBot).Select(call => Wire.Read(call.Sent).Text);

    /// <summary>Neither side has refused anything of the other.</summary>
    public void NothingWasRefused() =>
        Assert.All(Calls, call => Assert.True(call.Status is >= 200 and < 300, call.ToString()));

    public Task KeepPictureAsync(string name) => _window.KeepPictureAsync(name);

    public async ValueTask DisposeAsync()
    {
        await _window.DisposeAsync();
        await _program.DisposeAsync();
    }
}
