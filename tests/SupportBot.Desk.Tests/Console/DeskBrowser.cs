using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SupportBot.Desk.Tests.Console;

/// <summary>Cookies, links and forms, as a browser without scripts has them.</summary>
internal sealed class DeskBrowser(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true }) { BaseAddress = address };

    public string Email { get; init; } = "";

    public HttpClient Http => _http;

    public HttpResponseMessage Answer { get; private set; } = null!;

    public IHtmlDocument Page { get; private set; } = null!;

    public string Path => Answer.RequestMessage!.RequestUri!.AbsolutePath;

    public string Main => Page.QuerySelector("main")?.TextContent ?? "";

    public Task<HttpStatusCode> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>Fills in and submits the first form that the selector finds.</summary>
    public Task<HttpStatusCode> SubmitAsync(string selector, params (string Name, string Value)[] values)
    {
        var form = (IHtmlFormElement)(Page.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} on {Path}."));
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (name, value) in values) fields[name] = value;
        return PostAsync(form.GetAttribute("action")!, fields);
    }

    public Task<HttpStatusCode> PostAsync(string path, IDictionary<string, string> fields, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(request);
    }

    public string Token => Page.QuerySelector("input[name=_form]")!.GetAttribute("value")!;

    public void Dispose() => _http.Dispose();

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        Answer = await _http.SendAsync(request);
        Page = new HtmlParser().ParseDocument(await Answer.Content.ReadAsStringAsync());
        return Answer.StatusCode;
    }
}
