using Xunit;

namespace SupportBot.Store.Tests.Contract;

public abstract class ErasureContract
{
    protected abstract Task<StorePlace> NewPlaceAsync();

    [SkippableFact]
    public async Task Export_holds_everything_of_a_person_and_nothing_else()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place);

        var export = await store.ExportUserAsync("u1");

        var conversation = Assert.Single(export.Conversations);
        Assert.Equal(("c1", 2, 1), (conversation.Conversation.Id, conversation.Transcript.Count, conversation.Uploads.Count));
        Assert.Equal("t1", Assert.Single(export.Tickets).Row.TicketId);
    }

    [SkippableFact]
    public async Task Erased_person_leaves_only_numbers()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place);

        var report = await store.EraseUserAsync("u1", Some.Now.AddDays(1));

        Assert.Equal((1, 2, 1), (report.Conversations, report.TranscriptLines, report.Tickets));
        Assert.Equal(["p1"], report.Files);
        Assert.Null(await store.LoadConversationAsync("c1"));
        Assert.Empty(await store.ReadTranscriptAsync("c1", 0, 10));
        Assert.Null(await store.FindDuplicateAsync(new InboxKey("directline", "c1", "a1")));
        Assert.Empty(await store.ClaimOutboxAsync("n1", 10, Some.Now, TimeSpan.FromMinutes(1)));
        var export = await store.ExportUserAsync("u1");
        Assert.Empty(export.Conversations);
        Assert.Empty(export.Tickets);
        var ticket = (await store.LoadTicketAsync("t1"))!;
        Assert.Equal(("erased", "", "{}", "new"), (ticket.Row.UserId, ticket.Row.Subject.Value, ticket.Row.Details.Value, ticket.Row.Status));
        Assert.Equal([("created", "{}"), ("erased", "{}")], ticket.Events.Select(e => (e.Event.Kind, e.Event.Data.Value)));
    }

    [SkippableFact]
    public async Task Others_keep_what_is_theirs()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place);
        await store.CommitAsync(Some.Turn("a1", "c2") with { Conversation = Some.Conversation("c2", user: "u2") });

        await store.EraseUserAsync("u1", Some.Now);

        Assert.Equal(2, (await store.ReadTranscriptAsync("c2", 0, 10)).Count);
        Assert.Equal(new ErasureReportNumbers(0, 0, 0), ErasureReportNumbers.Of(await store.EraseUserAsync("u1", Some.Now)));
    }

    [SkippableFact]
    public async Task Turn_in_progress_does_not_bring_an_erased_conversation_back()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place);

        await store.EraseUserAsync("u1", Some.Now);

        Assert.IsType<CommitResult.Conflict>(await store.CommitAsync(Some.Turn("a2", version: 1)));
    }

    private static async Task<IStore> StartAsync(StorePlace place)
    {
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn() with
        {
            Tickets = [Some.Ticket()], Outbox = [Some.Message("o1")], Effects = [Some.Effect("e1")],
        });
        await store.AddUploadAsync(new Upload("f1", "c1", Some.Text("screen.png"), "image/png", 1, "p1", Some.Now));
        return store;
    }

    private sealed record ErasureReportNumbers(int Conversations, int Lines, int Tickets)
    {
        public static ErasureReportNumbers Of(ErasureReport report) => new(report.Conversations, report.TranscriptLines, report.Tickets);
    }
}
