using System.Net;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace SupportBot.Desk.Tests.Console;

/// <summary>Who may do what: every endpoint stands in the table, and the table is tried.</summary>
public sealed class AccessTests(DeskHost host) : IClassFixture<DeskHost>
{
    private const string Nobody = "-", Everybody = "agent lead admin auditor", Workers = "agent lead admin", Admins = "admin";

    private static readonly Dictionary<string, string> Table = new()
    {
        ["GET /desk/sign-in"] = Nobody,
        ["POST /desk/sign-in"] = Nobody,
        ["GET /desk/first/{secret}"] = Nobody,
        ["POST /desk/first/{secret}"] = Nobody,
        ["GET /desk/join/{secret}"] = Nobody,
        ["POST /desk/join/{secret}"] = Nobody,
        ["GET /desk"] = Everybody,
        ["GET /desk/queue"] = Everybody,
        ["GET /desk/tickets/{reference}"] = Everybody,
        ["GET /desk/stream"] = Everybody,
        ["POST /desk/sign-out"] = Everybody,
        ["POST /desk/tickets/{reference}/reply"] = Workers,
        ["POST /desk/tickets/{reference}/note"] = Workers,
        ["POST /desk/tickets/{reference}/resolve"] = Workers,
        ["POST /desk/tickets/{reference}/hand-back"] = Workers,
        ["POST /desk/tickets/{reference}/assign"] = Workers,
        ["POST /desk/tickets/{reference}/status"] = Workers,
        ["GET /desk/people"] = Admins,
        ["POST /desk/people"] = Admins,
        ["POST /desk/people/{id}/link"] = Admins,
        ["POST /desk/people/{id}/change"] = Admins,
    };

    [Fact]
    public void Every_endpoint_is_in_the_table() =>
        Assert.Equal(Table.Keys.Order(), host.Endpoints.Select(Name).Order());

    [Theory]
    [InlineData("agent")]
    [InlineData("lead")]
    [InlineData("admin")]
    [InlineData("auditor")]
    public async Task A_role_gets_what_the_table_gives(string role)
    {
        using var browser = await host.SignedInAsync(role);
        await browser.GetAsync("/desk/queue");
        var token = browser.Token;
        foreach (var (name, roles) in Table)
        {
            if (roles == Nobody || name is "GET /desk/stream" or "POST /desk/sign-out") continue;
            var status = await TryAsync(browser, name, token);
            var allowed = roles.Split(' ').Contains(role);
            Assert.True(allowed ? status != HttpStatusCode.Forbidden : status == HttpStatusCode.Forbidden, $"{role}: {name} gave {(int)status}");
            // What does not exist is not found, whoever asks.
            if (allowed && name.Contains('{', StringComparison.Ordinal))
                Assert.Equal(HttpStatusCode.NotFound, name.EndsWith("/status", StringComparison.Ordinal) && status == HttpStatusCode.BadRequest ? HttpStatusCode.NotFound : status);
        }
    }

    [Fact]
    public async Task Without_signing_in_every_page_leads_to_the_door()
    {
        foreach (var (name, roles) in Table)
        {
            if (roles == Nobody) continue;
            using var browser = new DeskBrowser(host.Address);
            var status = await TryAsync(browser, name, "");
            Assert.True(status == HttpStatusCode.Unauthorized || browser.Path == "/desk/sign-in", $"{name} gave {(int)status} at {browser.Path}");
        }
    }

    [Fact]
    public async Task A_form_needs_our_own_page()
    {
        var ticket = await host.TicketAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync($"/desk/tickets/{ticket.Reference}");
        var (path, token) = ($"/desk/tickets/{ticket.Reference}/note", browser.Token);
        var note = new Dictionary<string, string> { ["text"] = "a note" };
        Assert.Equal(HttpStatusCode.BadRequest, await browser.PostAsync(path, note));
        note["_form"] = token[..^4] + "AAAA";
        Assert.Equal(HttpStatusCode.BadRequest, await browser.PostAsync(path, note));
        using var other = await host.SignedInAsync("agent");
        await other.GetAsync("/desk/queue");
        note["_form"] = other.Token;
        Assert.Equal(HttpStatusCode.BadRequest, await browser.PostAsync(path, note));
        note["_form"] = token;
        Assert.Equal(HttpStatusCode.BadRequest, await browser.PostAsync(path, note, ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.BadRequest, await browser.PostAsync(path, note, ("Origin", "https://evil.example")));
        Assert.Equal(1, (await host.LoadAsync(ticket)).Version);
        Assert.Equal(HttpStatusCode.OK, await browser.PostAsync(path, note, ("Sec-Fetch-Site", "same-origin"), ("Origin", "null")));
        Assert.Equal(2, (await host.LoadAsync(ticket)).Version);
    }

    [Fact]
    public async Task Pages_carry_the_headers_and_nothing_inline()
    {
        var ticket = await host.TicketAsync();
        using var browser = await host.SignedInAsync("admin");
        foreach (var path in new[] { "/desk/queue?view=open", $"/desk/tickets/{ticket.Reference}", "/desk/people", "/desk/tickets/none", "/desk/join/x" })
        {
            await browser.GetAsync(path);
            Assert.Contains("script-src 'self'", browser.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("no-store", browser.Answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Empty(browser.Page.QuerySelectorAll("style, script:not([src]), [style], [onclick]"));
            Assert.NotNull(browser.Page.QuerySelector("h1"));
            Assert.Equal("#main", browser.Page.QuerySelector("body a")!.GetAttribute("href"));
            foreach (var field in browser.Page.QuerySelectorAll("main input:not([type=hidden], [type=radio]), main textarea, main select"))
                Assert.NotNull(browser.Page.QuerySelector($"label[for='{field.Id}']"));
            Assert.Equal(browser.Page.QuerySelectorAll("[id]").Length, browser.Page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
        }
    }

    private static Task<HttpStatusCode> TryAsync(DeskBrowser browser, string name, string token)
    {
        var path = name.Split(' ')[1].Replace("{reference}", "SB-NONE-0000", StringComparison.Ordinal).Replace("{id}", "u-none", StringComparison.Ordinal);
        return name.StartsWith("GET", StringComparison.Ordinal)
            ? browser.GetAsync(path)
            : browser.PostAsync(path, new Dictionary<string, string> { ["_form"] = token, ["text"] = "words", ["role"] = "agent", ["status"] = "open" });
    }

    private static string Name(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single() + " /" + endpoint.RoutePattern.RawText!.Trim('/');
}
