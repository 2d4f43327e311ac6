using Xunit;

namespace SupportBot.Store.Tests.Contract;

/// <summary>What the outbox promises: in order per conversation, one holder at a time, every row ends.</summary>
public abstract class OutboxContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    protected abstract Task<StorePlace> NewPlaceAsync();

    [SkippableFact]
    public async Task Rows_of_a_conversation_go_out_one_after_the_other()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "o1", "o2", "o3");

        var sent = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var item = Assert.Single(await store.ClaimOutboxAsync("n1", 10, Some.Now, Lease));
            Assert.Empty(await store.ClaimOutboxAsync("n2", 10, Some.Now, Lease));
            sent.Add(item.Lease.OutboxId);
            Assert.True(await store.MarkSentAsync(item.Lease, Some.Now, "remote-1"));
        }

        Assert.Equal(["o1", "o2", "o3"], sent);
        Assert.Empty(await store.ClaimOutboxAsync("n1", 10, Some.Now, Lease));
        Assert.Equal(new OutboxCounts(0, 3, 0, 0), await store.CountOutboxAsync());
    }

    [SkippableFact]
    public async Task Blocked_head_blocks_only_its_conversation()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "o1", "o2");
        await store.CommitAsync(Some.Turn("b1", "c2") with { Outbox = [Some.Message("p1")] });
        var head = (await store.ClaimOutboxAsync("n1", 1, Some.Now, Lease))[0];

        Assert.True(await store.MarkRetryAsync(head.Lease, Some.Now.AddSeconds(7), Some.Text("429")));

        Assert.Equal(["p1"], (await store.ClaimOutboxAsync("n1", 10, Some.Now.AddSeconds(6), Lease)).Select(i => i.Lease.OutboxId));
        var again = Assert.Single(await store.ClaimOutboxAsync("n1", 10, Some.Now.AddSeconds(7), Lease));
        Assert.Equal(("o1", 2), (again.Lease.OutboxId, again.Lease.Attempt));
    }

    [SkippableFact]
    public async Task Claimed_row_tells_what_the_sender_must_know_now()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "o1");
        await store.CommitDeskAsync(new DeskCommit(Some.Now) { ConversationId = "c1", Owner = new OwnerChange(ConversationOwner.Human, 0) });

        var item = Assert.Single(await store.ClaimOutboxAsync("n1", 10, Some.Now, Lease));

        Assert.Equal(
            new OutboxItem(
                new OutboxLease("o1", "n1", 1, Some.Now + Lease), "c1", OutboxKind.BotReply, Some.Text("payload-o1"), 0, Some.Now,
                "directline", Some.Text("address"), ConversationOwner.Human, 1, Some.Now),
            item);
    }

    [SkippableFact]
    public async Task Node_that_lost_its_lease_changes_nothing()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "o1");
        var paused = (await store.ClaimOutboxAsync("n1", 1, Some.Now, Lease))[0].Lease;
        var taken = Assert.Single(await store.ClaimOutboxAsync("n2", 1, Some.Now + Lease, Lease)).Lease;

        Assert.False(await store.MarkSentAsync(paused, Some.Now));
        Assert.False(await store.MarkRetryAsync(paused, Some.Now, Some.Text("late")));
        Assert.False(await store.MarkDeadAsync(paused, Some.Now, Some.Text("late")));
        Assert.False(await store.MarkSupersededAsync(paused, Some.Now, Some.Text("late")));
        Assert.Equal(1, (await store.CountOutboxAsync()).Waiting);
        Assert.True(await store.MarkSentAsync(taken, Some.Now));
    }

    [SkippableFact]
    public async Task Same_node_after_a_restart_is_fenced_by_the_attempt()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "o1");
        var before = (await store.ClaimOutboxAsync("n1", 1, Some.Now, Lease))[0].Lease;
        await store.ClaimOutboxAsync("n1", 1, Some.Now + Lease, Lease);

        Assert.False(await store.MarkSentAsync(before, Some.Now));
    }

    [SkippableFact]
    public async Task Dead_row_frees_its_line_and_leaves_its_fallback()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "o1", "o2");
        var head = (await store.ClaimOutboxAsync("n1", 1, Some.Now, Lease))[0];
        var mail = new OutboxMessage("m1", OutboxKind.Mail, Some.Text("mail"), Some.Now, ConversationId: "mail-1");

        Assert.True(await store.MarkDeadAsync(head.Lease, Some.Now, Some.Text("403"), mail));

        Assert.Equal(["m1", "o2"], (await store.ClaimOutboxAsync("n1", 10, Some.Now, Lease)).Select(i => i.Lease.OutboxId).Order());
        Assert.Equal(new OutboxCounts(2, 0, 1, 0), await store.CountOutboxAsync());
    }

    [SkippableFact]
    public async Task Superseded_row_is_never_sent()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "o1");
        var head = (await store.ClaimOutboxAsync("n1", 1, Some.Now, Lease))[0];

        Assert.True(await store.MarkSupersededAsync(head.Lease, Some.Now, Some.Text("human")));

        Assert.Empty(await store.ClaimOutboxAsync("n1", 1, Some.Now.AddDays(1), Lease));
        Assert.Null(await store.NextOutboxTimeAsync());
    }

    [SkippableFact]
    public async Task Next_time_is_the_first_row_that_may_go()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        Assert.Null(await store.NextOutboxTimeAsync());
        await store.CommitAsync(Some.Turn() with { Outbox = [Some.Message("o1", Some.Now.AddMinutes(5)), Some.Message("o2")] });

        Assert.Equal(Some.Now.AddMinutes(5), await store.NextOutboxTimeAsync());
        Assert.Empty(await store.ClaimOutboxAsync("n1", 10, Some.Now.AddMinutes(4), Lease));
    }

    [SkippableFact]
    public async Task Many_nodes_send_each_row_once_and_every_conversation_in_order()
    {
        const int nodes = 4, conversations = 10, messages = 12;
        await using var place = await NewPlaceAsync();
        var stores = new List<IStore>();
        for (var n = 0; n < 2; n++)
            stores.Add(await place.OpenAsync());
        for (var c = 0; c < conversations; c++)
        {
            await stores[0].CommitAsync(Some.Turn("a", $"c{c}") with
            {
                Outbox = [.. Enumerable.Range(0, messages).Select(m => Some.Message($"c{c}-{m:00}"))],
            });
        }

        var sent = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, nodes).Select(n => Task.Run(() => SendAllAsync(stores[n % 2], $"n{n}", sent))));

        Assert.Equal(conversations * messages, sent.Count);
        foreach (var line in sent.GroupBy(id => id[..id.IndexOf('-', StringComparison.Ordinal)]))
            Assert.Equal(line.Order(StringComparer.Ordinal), line);
    }

    [SkippableFact]
    public async Task Messages_added_while_others_finish_are_not_forgotten()
    {
        const int messages = 60;
        await using var place = await NewPlaceAsync();
        var stores = new[] { await place.OpenAsync(), await place.OpenAsync() };
        await stores[0].CommitAsync(Some.Turn("a0"));
        var sent = new System.Collections.Concurrent.ConcurrentQueue<string>();

        var adding = Task.Run(async () =>
        {
            for (var m = 0; m < messages; m++)
                await stores[0].CommitDeskAsync(new DeskCommit(Some.Now) { ConversationId = "c1", Outbox = [Some.Message($"m{m:00}")] });
        });
        var sending = Task.Run(async () =>
        {
            while (!adding.IsCompleted || (await stores[1].CountOutboxAsync()).Waiting > 0)
                await SendAllAsync(stores[1], "n1", sent);
        });
        await Task.WhenAll(adding, sending).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Enumerable.Range(0, messages).Select(m => $"m{m:00}"), sent);
    }

    [SkippableFact]
    public async Task Several_rows_are_marked_in_one_go()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, "o1");
        await store.CommitAsync(Some.Turn("b1", "c2") with { Outbox = [Some.Message("p1")] });
        var leases = (await store.ClaimOutboxAsync("n1", 10, Some.Now, Lease)).Select(i => i.Lease).ToList();

        Assert.Equal(2, await store.MarkSentAsync(leases, Some.Now));
        Assert.Equal(0, await store.MarkSentAsync(leases, Some.Now));
    }

    private static async Task<IStore> StartAsync(StorePlace place, params string[] outbox)
    {
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn() with { Outbox = [.. outbox.Select(id => Some.Message(id))] });
        return store;
    }

    private static async Task SendAllAsync(IStore store, string node, System.Collections.Concurrent.ConcurrentQueue<string> sent)
    {
        while (await store.NextOutboxTimeAsync() is { } next && next <= Some.Now)
        {
            foreach (var item in await store.ClaimOutboxAsync(node, 3, Some.Now, Lease))
            {
                sent.Enqueue(item.Lease.OutboxId);
                Assert.True(await store.MarkSentAsync(item.Lease, Some.Now));
            }
        }
    }
}
