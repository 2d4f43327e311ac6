using System.Net;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;
using SupportBot.Store;
using Xunit;

namespace SupportBot.Desk.Tests.Console;

public sealed class TicketPageTests(DeskHost host) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task A_reply_goes_through_the_gate_once_however_often_it_is_sent()
    {
        var ticket = await host.TicketAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync($"/desk/tickets/{ticket.Reference}");
        var form = browser.Page.QuerySelectorAll("form.reply input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        form["text"] = "We look at it now.";
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK, await browser.PostAsync($"/desk/tickets/{ticket.Reference}/reply", form));
        var asked = Assert.Single(host.Gate.Asked, asked => asked.Action.TicketId == ticket.Id);
        Assert.Equal(("reply", "We look at it now."), (asked.Verb, asked.Raw));
        Assert.Contains("We look at it now.", browser.Main, StringComparison.Ordinal);
        Assert.Equal(TicketStatus.Open, (await host.LoadAsync(ticket)).Status);
    }

    [Fact]
    public async Task A_note_stays_at_the_desk_without_secrets_and_is_saved_once()
    {
        var ticket = await host.TicketAsync();
        using var browser = await host.SignedInAsync("lead");
        await browser.GetAsync($"/desk/tickets/{ticket.Reference}");
        var form = browser.Page.QuerySelectorAll("form.note input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        form["text"] = "password: hunter2hunter2";
        for (var i = 0; i < 2; i++)
            await browser.PostAsync($"/desk/tickets/{ticket.Reference}/note", form);
        var note = Assert.Single((await host.LoadAsync(ticket)).Log, logged => logged.Fact is TicketFact.NoteAdded);
        Assert.DoesNotContain("hunter2", ((TicketFact.NoteAdded)note.Fact).Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Gate.Asked, asked => asked.Action.TicketId == ticket.Id);
    }

    [Fact]
    public async Task Two_agents_cannot_take_one_ticket()
    {
        var ticket = await host.TicketAsync();
        using var first = await host.SignedInAsync("agent");
        using var second = await host.SignedInAsync("agent");
        await first.GetAsync($"/desk/tickets/{ticket.Reference}");
        await second.GetAsync($"/desk/tickets/{ticket.Reference}");
        Assert.Equal(HttpStatusCode.OK, await first.SubmitAsync("form[action$=assign]"));
        Assert.Equal(HttpStatusCode.Conflict, await second.SubmitAsync("form[action$=assign]"));
        var owner = (await host.Store.FindDeskUserAsync(first.Email))!.Id;
        Assert.Equal(owner, (await host.LoadAsync(ticket)).Assignee);
        Assert.Contains("Take it over from", second.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolving_needs_closing_words_and_moves_the_ticket_to_another_view()
    {
        var ticket = await host.TicketAsync();
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync($"/desk/tickets/{ticket.Reference}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SubmitAsync("form[action$=resolve]", ("text", " ")));
        Assert.Equal(HttpStatusCode.OK, await browser.SubmitAsync("form[action$=resolve]", ("text", "It has arrived.")));
        Assert.Equal(TicketStatus.Resolved, (await host.LoadAsync(ticket)).Status);
        await browser.GetAsync("/desk/queue?view=resolved");
        Assert.Contains(ticket.Reference, browser.Main, StringComparison.Ordinal);
        await browser.GetAsync("/desk/queue?view=open");
        Assert.DoesNotContain(ticket.Reference, browser.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_people_is_never_markup()
    {
        var ticket = await host.TicketAsync(request => request with
        {
            Subject = SafeText.OfConstant("<img src=x onerror=alert(1)>"),
            Description = SafeText.OfConstant("</textarea><script>alert(1)</script>"),
        });
        using var browser = await host.SignedInAsync("auditor");
        await browser.GetAsync($"/desk/tickets/{ticket.Reference}");
        Assert.Empty(browser.Page.QuerySelectorAll("main img, main script"));
        Assert.Contains("<script>alert(1)</script>", browser.Main, StringComparison.Ordinal);
        Assert.Empty(browser.Page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task The_thread_tells_the_conversation_with_notes_and_deeds_between()
    {
        var ticket = await host.TicketAsync(request => request with { ConversationId = "webchat:told" });
        var at = ticket.CreatedAt;
        await host.Store.CommitAsync(new(
            new("webchat", "webchat:told", "a1"), at, SafeText.Empty,
            new("webchat:told", "webchat", "dl_1", 0, SafeText.OfConstant("{}"), SafeText.OfConstant("{}"), ConversationOwner.Human, 1, "en", at),
            [Line(TranscriptAuthor.User, at.AddMinutes(-2), SafeText.OfConstant("it hangs")), Line(TranscriptAuthor.Bot, at.AddMinutes(-1), SafeText.OfConstant("since when?"))],
            [], [], [], null, SafeText.Empty));
        var noted = host.Desk.NoteAdded(ticket, "u-1", Some.Ana, SafeText.OfConstant("same as last week"), at.AddMinutes(1));
        await host.Store.CommitDeskAsync(new(at) { Tickets = [noted] });
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync($"/desk/tickets/{ticket.Reference}");
        Assert.Equal(["it hangs", "since when?", "same as last week"], browser.Page.QuerySelectorAll("#thread .text").Select(text => text.TextContent));
        Assert.NotNull(browser.Page.QuerySelector("form[action$='hand-back']"));
    }

    [Fact]
    public async Task The_stream_tells_that_a_ticket_changed()
    {
        using var browser = await host.SignedInAsync("agent");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var stream = await browser.Http.GetAsync("/desk/stream", HttpCompletionOption.ResponseHeadersRead, limit.Token);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(limit.Token));
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        while (await reader.ReadLineAsync(limit.Token) != "event: ready")
        {
        }
        var ticket = await host.TicketAsync();
        while (await reader.ReadLineAsync(limit.Token) != $"data: {ticket.Id}")
        {
        }
    }

    private static TranscriptEntry Line(TranscriptAuthor author, DateTimeOffset at, SafeText text) =>
        new(author, Guid.NewGuid().ToString("N"), at, SafeText.OfConstant("{}"), text);
}
