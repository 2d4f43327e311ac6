using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SupportBot.Acceptance.Harness;

/// <summary>An agent's browser without scripts: pages over HTTP, forms filled and sent as they stand in the page.</summary>
public sealed class DeskClient : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly HtmlParser _parser = new();

    private DeskClient(Uri address)
    {
        Cookies = new CookieContainer();
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = true }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    /// <summary>Sets up the desk by the link printed at the first start and stays signed in.</summary>
    public static async Task<DeskClient> SetUpAsync(BotProcess bot, string name = "Ana")
    {
        var desk = new DeskClient(bot.Address);
        await desk.SendFormAsync(await bot.AdministratorLinkAsync(), "", new Dictionary<string, string>
        {
            ["name"] = name,
            ["email"] = "ana@desk.example",
            ["password"] = "a quiet harbour at dawn",
        });
        return desk;
    }

    public Task ReplyAsync(string reference, string text) => ActAsync(reference, "reply", text);

    public Task NoteAsync(string reference, string text) => ActAsync(reference, "note", text);

    public Task ResolveAsync(string reference, string closing) => ActAsync(reference, "resolve", closing);

    public Task HandBackAsync(string reference) => ActAsync(reference, "hand-back", null);

    public async Task<string> PageAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    private Task ActAsync(string reference, string action, string? text) =>
        SendFormAsync($"/desk/tickets/{reference}", "/" + action, text is null ? [] : new Dictionary<string, string> { ["text"] = text });

    private async Task SendFormAsync(string page, string actionEnd, Dictionary<string, string> fill)
    {
        var document = _parser.ParseDocument(await PageAsync(page));
        var form = document.Forms.OfType<IHtmlFormElement>().FirstOrDefault(candidate =>
                candidate.Method == "post" && (actionEnd.Length == 0 || (candidate.GetAttribute("action") ?? "").EndsWith(actionEnd, StringComparison.Ordinal)))
            ?? throw new InvalidOperationException($"{page} has no form for “{actionEnd}”.");
        var fields = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Where(input => input.Type is not ("radio" or "checkbox") || input.IsChecked)
            .ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (name, value) in fill)
            fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _http.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } action ? action : page, UriKind.Relative), content);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"{form.GetAttribute("action")} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
