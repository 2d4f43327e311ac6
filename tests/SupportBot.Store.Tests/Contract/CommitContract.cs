using Xunit;

namespace SupportBot.Store.Tests.Contract;

/// <summary>What a turn's commit promises, on either database.</summary>
public abstract class CommitContract
{
    protected abstract Task<StorePlace> NewPlaceAsync();

    [SkippableFact]
    public async Task First_turn_makes_the_conversation()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();

        var result = await store.CommitAsync(Some.Turn());

        Assert.Equal(new CommitResult.Committed(1, 1, 2), result);
        var kept = await store.LoadConversationAsync("c1");
        Assert.Equal(
            new ConversationRecord(
                "c1", "directline", "u1", 1, Some.Text("state"), Some.Text("address"), ConversationOwner.Bot, 0, "en", null, Some.Now, Some.Now, 2),
            kept);
    }

    [SkippableFact]
    public async Task Unknown_conversation_is_null()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();

        Assert.Null(await store.LoadConversationAsync("nobody"));
        Assert.Null(await store.FindDuplicateAsync(new InboxKey("directline", "nobody", "a1")));
        Assert.Empty(await store.ReadTranscriptAsync("nobody", 0, 10));
    }

    [SkippableFact]
    public async Task What_was_committed_is_there_after_a_restart()
    {
        await using var place = await NewPlaceAsync();
        await (await place.OpenAsync()).CommitAsync(Some.Turn());
        await place.CloseAsync();

        var store = await place.OpenAsync();

        Assert.Equal(1, (await store.LoadConversationAsync("c1"))!.Version);
        Assert.Equal(["hello", "answer"], (await store.ReadTranscriptAsync("c1", 0, 10)).Select(line => line.Text.Value));
    }

    [SkippableFact]
    public async Task Later_turn_replaces_state_and_continues_the_transcript()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn());
        var change = Some.Conversation(version: 1) with
        {
            State = Some.Text("next"), Owner = ConversationOwner.Human, OwnerEpoch = 1, Language = "es", Outcome = "handed_over", LastActivityAt = Some.Now.AddMinutes(1),
        };

        var result = await store.CommitAsync(Some.Turn("a2", version: 1) with { Conversation = change });

        Assert.Equal(new CommitResult.Committed(2, 3, 4), result);
        var kept = (await store.LoadConversationAsync("c1"))!;
        Assert.Equal(("next", ConversationOwner.Human, 1L, "es", "handed_over"), (kept.State.Value, kept.Owner, kept.OwnerEpoch, kept.Language, kept.Outcome));
        Assert.Equal([3L, 4L], (await store.ReadTranscriptAsync("c1", 2, 10)).Select(line => line.Seq));
    }

    [SkippableFact]
    public async Task Redelivered_activity_gets_the_stored_reply_and_changes_nothing()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn());

        var again = await store.CommitAsync(Some.Turn());
        var other = await store.CommitAsync(Some.Turn(version: 1, body: "changed"));

        Assert.Equal(new CommitResult.Duplicate(Some.Text("reply-to-a1"), SameBody: true), again);
        Assert.Equal(new CommitResult.Duplicate(Some.Text("reply-to-a1"), SameBody: false), other);
        Assert.Equal(1, (await store.LoadConversationAsync("c1"))!.Version);
        Assert.Equal(Some.Text("reply-to-a1"), (await store.FindDuplicateAsync(new InboxKey("directline", "c1", "a1")))!.StoredReplies);
    }

    [SkippableFact]
    public async Task Turn_decided_on_an_old_version_conflicts()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn());

        Assert.Equal(new CommitResult.Conflict(ConflictKind.Conversation, "c1"), await store.CommitAsync(Some.Turn("a2", version: 0)));
        Assert.Equal(new CommitResult.Conflict(ConflictKind.Conversation, "c1"), await store.CommitAsync(Some.Turn("a2", version: 7)));
        Assert.Null(await store.FindDuplicateAsync(new InboxKey("directline", "c1", "a2")));
    }

    [SkippableFact]
    public async Task Same_activity_id_in_another_conversation_is_another_activity()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn("a1", "c1"));

        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Some.Turn("a1", "c2")));
    }

    [SkippableFact]
    public async Task One_activity_ten_times_at_once_has_one_effect()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        var turn = Some.Turn() with { Outbox = [Some.Message("o1")], Tickets = [Some.Ticket()] };

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => store.CommitAsync(turn))));

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(9, results.OfType<CommitResult.Duplicate>().Count(d => d is { SameBody: true, StoredReplies.Value: "reply-to-a1" }));
        Assert.Equal(2, (await store.ReadTranscriptAsync("c1", 0, 100)).Count);
        Assert.Equal(1, (await store.CountOutboxAsync()).Waiting);
        Assert.Equal([1L], await store.CountTicketsAsync([new TicketFilter()]));
    }

    [SkippableFact]
    public async Task Two_nodes_and_one_activity_make_one_effect()
    {
        await using var place = await NewPlaceAsync();
        var nodes = new[] { await place.OpenAsync(), await place.OpenAsync() };

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => nodes[i % 2].CommitAsync(Some.Turn()))));

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(9, results.OfType<CommitResult.Duplicate>().Count());
    }

    [SkippableFact]
    public async Task Eight_writers_lose_nothing_and_number_every_line_without_gaps()
    {
        const int writers = 8, turns = 60, conversations = 5;
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();

        var said = await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() => WriteAsync(store, w, turns, conversations))));

        for (var c = 0; c < conversations; c++)
        {
            var lines = await store.ReadTranscriptAsync($"c{c}", 0, 10_000);
            var expected = said.SelectMany(s => s).Where(s => s.Conversation == $"c{c}").ToDictionary(s => s.Seq, s => s.Text);
            Assert.Equal(Enumerable.Range(1, expected.Count).Select(n => (long)n), lines.Select(line => line.Seq));
            Assert.All(lines, line => Assert.Equal(expected[line.Seq], line.Text.Value));
            Assert.Equal(expected.Count, (await store.LoadConversationAsync($"c{c}"))!.Version);
        }
    }

    [SkippableFact]
    public async Task Turn_that_breaks_a_rule_fails_alone()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn("a0", "c0") with { Outbox = [Some.Message("taken")] });
        var turns = Enumerable.Range(1, 30).Select(i => Some.Turn($"a{i}", $"c{i}") with { Outbox = [Some.Message(i == 15 ? "taken" : $"o{i}")] });

        var outcomes = await Task.WhenAll(turns.Select(async turn =>
        {
            var task = Task.Run(() => store.CommitAsync(turn));
            await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return (turn.Conversation.Id, task.IsCompletedSuccessfully);
        }));

        Assert.Equal(["c15"], outcomes.Where(o => !o.IsCompletedSuccessfully).Select(o => o.Id));
        Assert.Null(await store.LoadConversationAsync("c15"));
        Assert.Equal(30, (await store.CountOutboxAsync()).Waiting);
    }

    [SkippableFact]
    public async Task Text_of_any_script_and_broken_characters_survive()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        var odd = Some.Text("ħ 漢字 🙂 \0 \ud800 end");

        await store.CommitAsync(Some.Turn() with { Transcript = [Some.Line("x") with { Text = odd }] });

        Assert.Equal("ħ 漢字 🙂 \uFFFD \uFFFD end", (await store.ReadTranscriptAsync("c1", 0, 1))[0].Text.Value);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("line\nbreak")]
    public async Task Identifiers_that_cannot_be_kept_are_refused(string id)
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => store.CommitAsync(Some.Turn() with { Inbox = new InboxKey("directline", "c1", id) }));
    }

    [SkippableFact]
    public async Task Listener_hears_what_was_committed()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        var heard = new TaskCompletionSource<StoreChange>();
        using var subscription = store.Changes.Subscribe(change => heard.TrySetResult(change));

        await store.CommitAsync(Some.Turn() with { Outbox = [Some.Message("o1")] });

        Assert.Equal(new StoreChange("c1", 2, ChangeKinds.Transcript | ChangeKinds.Outbox), await heard.Task.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [SkippableFact]
    public async Task Pruning_forgets_old_keys_but_not_conversations()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn() with { Outbox = [Some.Message("o1")] });
        await store.MarkSentAsync((await store.ClaimOutboxAsync("n1", 1, Some.Now, TimeSpan.FromMinutes(1)))[0].Lease, Some.Now);

        Assert.Equal(0, await store.PruneAsync(Some.Now));
        Assert.Equal(2, await store.PruneAsync(Some.Now.AddDays(7)));
        Assert.Equal(2, (await store.LoadConversationAsync("c1"))!.LastSeq);
    }

    private static async Task<List<Said>> WriteAsync(IStore store, int writer, int turns, int conversations)
    {
        var said = new List<Said>();
        for (var t = 0; t < turns; t++)
        {
            var id = $"c{(writer + t) % conversations}";
            var text = $"w{writer}-t{t}";
            CommitResult result;
            do
            {
                var version = (await store.LoadConversationAsync(id))?.Version ?? 0;
                result = await store.CommitAsync(Some.Turn(text, id, version, text) with { Transcript = [Some.Line(text)] });
            }
            while (result is CommitResult.Conflict);
            said.Add(new Said(id, Assert.IsType<CommitResult.Committed>(result).FirstSeq, text));
        }

        return said;
    }

    private sealed record Said(string Conversation, long Seq, string Text);
}

