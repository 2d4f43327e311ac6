using System.Net;
using SupportBot.Desk.Console.Access;
using SupportBot.Store;
using Xunit;

namespace SupportBot.Desk.Tests.Console;

public sealed class SignInTests : IAsyncLifetime
{
    private readonly DeskHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_first_link_makes_one_administrator_and_works_once()
    {
        var link = (await DeskStart.EnsureFirstAdministratorLinkAsync(_host.Store, TimeProvider.System))!;
        var second = (await DeskStart.EnsureFirstAdministratorLinkAsync(_host.Store, TimeProvider.System))!;
        using var browser = new DeskBrowser(_host.Address);
        await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SubmitAsync("form", ("name", "Ana"), ("email", "ana@example.org"), ("password", "too short")));
        Assert.Equal(HttpStatusCode.OK, await browser.SubmitAsync("form", ("name", "Ana"), ("email", "ana@example.org"), ("password", DeskHost.Password)));
        Assert.Equal("/desk/queue", browser.Path);
        Assert.Null(await DeskStart.EnsureFirstAdministratorLinkAsync(_host.Store, TimeProvider.System));
        foreach (var used in new[] { link, second })
        {
            using var other = new DeskBrowser(_host.Address);
            await other.GetAsync(used);
            Assert.Equal(HttpStatusCode.Gone, await other.SubmitAsync("form", ("name", "Eve"), ("email", "eve@example.org"), ("password", DeskHost.Password)));
        }
        Assert.Equal("admin", Assert.Single(await _host.Store.ListDeskUsersAsync()).Role);
    }

    [Fact]
    public async Task Signing_in_leads_to_the_page_that_was_asked_for_and_out_again()
    {
        using var known = await _host.SignedInAsync("agent");
        using var browser = new DeskBrowser(_host.Address);
        await browser.GetAsync("/desk/queue?view=mine");
        Assert.Equal("/desk/sign-in", browser.Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SubmitAsync("form", ("email", known.Email), ("password", "not this one at all")));
        Assert.Equal(HttpStatusCode.OK, await browser.SubmitAsync("form", ("email", known.Email), ("password", DeskHost.Password)));
        Assert.Equal("/desk/queue?view=mine", browser.Answer.RequestMessage!.RequestUri!.PathAndQuery);
        await browser.SubmitAsync("header form");
        Assert.Equal("/desk/sign-in", browser.Path);
        await browser.GetAsync("/desk/queue");
        Assert.Equal("/desk/sign-in", browser.Path);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/desk/")]
    [InlineData("/desk/..\\evil")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        using var known = await _host.SignedInAsync("agent");
        using var browser = new DeskBrowser(_host.Address);
        await browser.GetAsync("/desk/sign-in?to=" + Uri.EscapeDataString(to));
        await browser.SubmitAsync("form", ("email", known.Email), ("password", DeskHost.Password), ("to", to));
        Assert.Equal("/desk/queue", browser.Path);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_waits_too_and_the_answer_is_the_same()
    {
        using var known = await _host.SignedInAsync("agent");
        using var browser = new DeskBrowser(_host.Address);
        await browser.GetAsync("/desk/sign-in");
        var answers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            await browser.SubmitAsync("form", ("email", known.Email), ("password", "wrong password here"));
            answers.Add(browser.Page.QuerySelector(".problem")!.TextContent);
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SubmitAsync("form", ("email", known.Email), ("password", DeskHost.Password)));
        answers.Add(browser.Page.QuerySelector(".problem")!.TextContent);
        await browser.SubmitAsync("form", ("email", "nobody@example.org"), ("password", DeskHost.Password));
        answers.Add(browser.Page.QuerySelector(".problem")!.TextContent);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_changed_role_ends_the_session_at_once()
    {
        using var agent = await _host.SignedInAsync("agent");
        using var admin = await _host.SignedInAsync("admin");
        await admin.GetAsync("/desk/people");
        var id = (await _host.Store.FindDeskUserAsync(agent.Email))!.Id;
        await admin.SubmitAsync($"form[action$='{id}/change']", ("role", "auditor"), ("state", "on"));
        await agent.GetAsync("/desk/queue");
        Assert.Equal("/desk/sign-in", agent.Path);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        using var admin = await _host.SignedInAsync("admin");
        await admin.GetAsync("/desk/people");
        var user = (await _host.Store.FindDeskUserAsync(admin.Email))!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SubmitAsync($"form[action$='{user.Id}/change']", ("role", "agent"), ("state", "on")));
        Assert.Equal("admin", (await _host.Store.LoadDeskUserAsync(user.Id))!.Role);
    }

    [Fact]
    public async Task An_invited_person_joins_by_a_link_that_works_once()
    {
        using var admin = await _host.SignedInAsync("admin");
        await admin.GetAsync("/desk/people");
        await admin.SubmitAsync("form[action='/desk/people']", ("name", "Ben"), ("email", "ben@example.org"), ("role", "agent"));
        var link = new Uri(admin.Page.QuerySelector("code")!.TextContent).AbsolutePath;
        using var ben = new DeskBrowser(_host.Address);
        await ben.GetAsync(link);
        await ben.SubmitAsync("form", ("password", DeskHost.Password));
        Assert.Equal("/desk/queue", ben.Path);
        await ben.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, await ben.SubmitAsync("form[action*='join']", ("password", DeskHost.Password)));
        Assert.Contains(await _host.Store.ReadAuditAsync(0, 100), entry => entry.Entry.Action == "invited");
        Assert.Null(await _host.Store.FindAuditBreakAsync());
    }

    [Theory]
    [InlineData("short", false)]
    [InlineData("aaaaaaaaaaaaaaaa", false)]
    [InlineData("anaanaanaana", false)]
    [InlineData("ana.lind.1234", false)]
    [InlineData("quiet river under stones", true)]
    public void A_password_is_long_varied_and_not_the_name(string password, bool good) =>
        Assert.Equal(good, PasswordRules.Problem(password, "ana.lind") is null);
}
