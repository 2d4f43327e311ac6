using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SupportBot.Acceptance.Harness;
using Xunit;

namespace SupportBot.Acceptance.Clients;

/// <summary>A browser window that notes what a page must not do: errors, broken policy, calls to other hosts.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _problems = new();

    private Window(IPage page) => Page = page;

    public IPage Page { get; }

    public static async Task<Window> OpenAsync(IBrowserContext context, Uri home)
    {
        var window = new Window(await context.NewPageAsync());
        window.Page.Console += (_, message) => window.Note(message.Type is "error" or "warning" && !IsWebChatsOwn(message.Text), message.Text);
        window.Page.PageError += (_, fault) => window.Note(true, fault);
        window.Page.Request += (_, request) => window.Note(
            Uri.TryCreate(request.Url, UriKind.Absolute, out var to) && to.Scheme is "http" or "https" && to.Authority != home.Authority, "asked " + request.Url);
        await window.Page.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI));");
        return window;
    }

    /// <summary>Web Chat warns of its own deprecated parts.</summary>
    private static bool IsWebChatsOwn(string text) => text.Contains("botframework-webchat", StringComparison.OrdinalIgnoreCase);

    private void Note(bool isProblem, string text)
    {
        if (isProblem)
            _problems.Enqueue(text);
    }

    public void HadNoProblems() => Assert.True(_problems.IsEmpty, "The browser complains:\n" + string.Join('\n', _problems.Distinct()));

    public void ForgetProblems() => _problems.Clear();

    /// <summary>Nothing serious or critical in axe's rules for WCAG 2.2 A and AA and good practice.</summary>
    public async Task IsAccessibleAsync(string what)
    {
        var found = await Page.RunAxe();
        var bad = found.Violations.Where(rule => rule.Impact is "serious" or "critical").ToList();
        Assert.True(bad.Count == 0, $"{what}:\n" + string.Join('\n', bad.Select(Describe)));
    }

    private static string Describe(AxeResultItem rule) =>
        $"{rule.Id} ({rule.Impact}): {rule.Help}\n" + string.Join('\n', rule.Nodes.Take(5).Select(node => $"  {node.Html}\n    {node.Any.FirstOrDefault()?.Message}"));

    public async Task HasNoSidewaysScrollAsync(string what) =>
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{what} scrolls sideways at {Page.ViewportSize!.Width} px.");

    /// <summary>Keeps a picture in <c>artifacts/</c>, to be looked at.</summary>
    public async Task KeepPictureAsync(string name, bool whole = false) =>
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "artifacts", "pages", name + ".png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled });

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
