using Xunit;

namespace SupportBot.Store.Tests.Contract;

public abstract class TicketContract
{
    protected abstract Task<StorePlace> NewPlaceAsync();

    [SkippableFact]
    public async Task Ticket_is_found_by_id_reference_and_handoff()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn() with { Tickets = [Some.Ticket("t1", 0, "created", "routed")] });

        var ticket = (await store.LoadTicketAsync("t1"))!;

        Assert.Equal((Some.Row("t1"), 2L), (ticket.Row, ticket.Version));
        Assert.Equal([(1L, "created"), (2L, "routed")], ticket.Events.Select(e => (e.Seq, e.Event.Kind)));
        Assert.Equal("t1", (await store.LoadTicketAsync("SB-t1"))!.Row.TicketId);
        Assert.Equal("t1", (await store.FindTicketByHandoffAsync("handoff-t1"))!.Row.TicketId);
        Assert.Null(await store.LoadTicketAsync("t2"));
    }

    [SkippableFact]
    public async Task Change_adds_events_and_replaces_the_row()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "t1");
        var row = Some.Row() with
        {
            Status = "resolved", Assignee = "ana", Priority = 1, NextDue = null, FirstResponseDue = null, ResolvedAt = Some.Now.AddHours(2), UpdatedAt = Some.Now.AddHours(2),
        };

        var result = await store.CommitDeskAsync(new DeskCommit(Some.Now) { Tickets = [new TicketChange("t1", 1, [Some.Event("resolved")], row)] });

        Assert.IsType<CommitResult.Committed>(result);
        var kept = (await store.LoadTicketAsync("t1"))!;
        Assert.Equal((row, 2L), (kept.Row, kept.Version));
    }

    [SkippableFact]
    public async Task Concurrent_change_never_overwrites()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "t1");

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => store.CommitDeskAsync(new DeskCommit(Some.Now)
        {
            Tickets = [Some.Ticket("t1", 1, "taken-" + i)],
        }))));

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(7, results.Count(r => r == new CommitResult.Conflict(ConflictKind.Ticket, "t1")));
        Assert.Equal(2, (await store.LoadTicketAsync("t1"))!.Version);
    }

    [SkippableFact]
    public async Task Refused_ticket_refuses_the_whole_turn()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "t1");

        var again = await store.CommitAsync(Some.Turn("a2", "c2") with { Tickets = [Some.Ticket("t1")] });

        Assert.Equal(new CommitResult.Conflict(ConflictKind.Ticket, "t1"), again);
        Assert.Null(await store.LoadConversationAsync("c2"));
    }

    [SkippableFact]
    public async Task One_handoff_makes_one_ticket()
    {
        await using var place = await NewPlaceAsync();
        var stores = new[] { await place.OpenAsync(), await place.OpenAsync() };

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => stores[i % 2].CommitAsync(
            Some.Turn($"a{i}", $"c{i}") with { Tickets = [Some.Ticket($"t{i}") with { Row = Some.Row($"t{i}") with { HandoffKey = "h" } }] }))));

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(9, results.Count(r => r == new CommitResult.Conflict(ConflictKind.HandoffKey, "h")));
    }

    [SkippableFact]
    public async Task Taken_reference_asks_for_another()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "t1");
        var change = Some.Ticket("t2") with { Row = Some.Row("t2") with { Reference = "SB-t1" } };

        Assert.Equal(
            new CommitResult.Conflict(ConflictKind.Reference, "SB-t1"),
            await store.CommitDeskAsync(new DeskCommit(Some.Now) { Tickets = [change] }));
    }

    [SkippableFact]
    public async Task Change_without_an_event_is_refused()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            store.CommitDeskAsync(new DeskCommit(Some.Now) { Tickets = [new TicketChange("t1", 0, [], Some.Row())] }));
    }

    [SkippableFact]
    public async Task Agents_reply_joins_the_transcript_and_the_outbox()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "t1");

        var result = await store.CommitDeskAsync(new DeskCommit(Some.Now)
        {
            Tickets = [Some.Ticket("t1", 1, "replied")],
            ConversationId = "c1",
            Transcript = [Some.Line("hello-from-ana", TranscriptAuthor.Agent)],
            Outbox = [Some.Message("m1") with { Kind = OutboxKind.AgentMessage }],
            Audit = [new AuditEntry(Some.Now, "ana", "replied", "t1", Some.Text("{}"))],
        });

        Assert.Equal(new CommitResult.Committed(1, 3, 3), result);
        Assert.Equal(TranscriptAuthor.Agent, Assert.Single(await store.ReadTranscriptAsync("c1", 2, 10)).Author);
        Assert.Equal("c1", Assert.Single(await store.ClaimOutboxAsync("n1", 10, Some.Now, TimeSpan.FromMinutes(1))).ConversationId);
        Assert.Single(await store.ReadAuditAsync(0, 10));
    }

    [SkippableFact]
    public async Task Taking_over_makes_a_bot_turn_in_progress_decide_again()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "t1");

        var taken = await store.CommitDeskAsync(new DeskCommit(Some.Now) { ConversationId = "c1", Owner = new OwnerChange(ConversationOwner.Human, 0) });
        var late = await store.CommitAsync(Some.Turn("a2", version: 1));
        var second = await store.CommitDeskAsync(new DeskCommit(Some.Now) { ConversationId = "c1", Owner = new OwnerChange(ConversationOwner.Human, 0) });

        Assert.Equal(new CommitResult.Committed(2, 3, 2), taken);
        Assert.Equal(new CommitResult.Conflict(ConflictKind.Conversation, "c1"), late);
        Assert.Equal(new CommitResult.Conflict(ConflictKind.Conversation, "c1"), second);
        Assert.Equal(1, (await store.LoadConversationAsync("c1"))!.OwnerEpoch);
    }

    [SkippableFact]
    public async Task List_is_ordered_by_due_time_then_age()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await AddAsync(store, Some.Row("late") with { NextDue = Some.Now.AddHours(-1) });
        await AddAsync(store, Some.Row("none") with { NextDue = null });
        await AddAsync(store, Some.Row("young") with { CreatedAt = Some.Now.AddMinutes(1) });
        await AddAsync(store, Some.Row("old"));

        Assert.Equal(["late", "old", "young", "none"], (await store.ListTicketsAsync(new TicketFilter(), 10)).Select(r => r.TicketId));
        Assert.Equal(["old", "young"], (await store.ListTicketsAsync(new TicketFilter(), 2, 1)).Select(r => r.TicketId));
    }

    [SkippableFact]
    public async Task Filters_narrow_and_counts_agree()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await AddAsync(store, Some.Row("a") with { Team = "security", Assignee = "ana", Tier = 2 });
        await AddAsync(store, Some.Row("b") with { Status = "open", UserId = "u2", ConversationId = "c2" });
        await AddAsync(store, Some.Row("c") with { Status = "closed", NextDue = Some.Now.AddMinutes(-1) });
        TicketFilter[] filters =
        [
            new(Statuses: ["new", "open"]), new(Teams: ["security", "finance"]), new(Assignee: ""), new(Assignee: "ana"),
            new(UserId: "u2"), new(ConversationId: "c2"), new(Tier: 2), new(DueBefore: Some.Now), new(Statuses: ["new"], Assignee: ""),
        ];

        var counts = await store.CountTicketsAsync(filters);

        Assert.Equal([2L, 1L, 2L, 1L, 1L, 1L, 1L, 1L, 0L], counts);
        for (var i = 0; i < filters.Length; i++)
            Assert.Equal(counts[i], (await store.ListTicketsAsync(filters[i], 10)).Count);
        Assert.Equal([1L, 1L], await store.CountTicketsAsync([new(Statuses: ["open"]), new(Statuses: ["closed"])]));
    }

    [SkippableFact]
    public async Task Events_of_all_tickets_can_be_followed()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await AddAsync(store, Some.Row("a"));
        await AddAsync(store, Some.Row("b"));
        var first = Assert.Single(await store.ReadTicketEventsAsync(0, 1));

        Assert.Equal("b", Assert.Single(await store.ReadTicketEventsAsync(first.No, 10)).TicketId);
    }

    private static async Task<IStore> StartAsync(StorePlace place, string ticket)
    {
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn() with { Tickets = [Some.Ticket(ticket)] });
        return store;
    }

    private static Task<CommitResult> AddAsync(IStore store, TicketRow row) =>
        store.CommitDeskAsync(new DeskCommit(Some.Now) { Tickets = [new TicketChange(row.TicketId, 0, [Some.Event()], row)] });
}
