using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SupportBot.Store.Sql;
using SupportBot.Store.Sql.Postgres;
using Xunit;

namespace SupportBot.Store.Tests.Postgres;

/// <summary>What only several nodes and a server bring.</summary>
[Collection(PostgresTests.Name)]
public sealed class PostgresTroubleTests(PostgresCluster cluster)
{
    [SkippableFact]
    public async Task Other_node_hears_of_a_commit()
    {
        await using var place = await cluster.NewPlaceAsync();
        var (here, there) = (await place.OpenAsync(), await place.OpenAsync());
        var heard = new TaskCompletionSource<StoreChange>();
        using var subscription = there.Changes.Subscribe(change => heard.TrySetResult(change));

        await here.CommitAsync(Some.Turn() with { Outbox = [Some.Message("o1")] });

        Assert.Equal(new StoreChange("c1", 2, ChangeKinds.Transcript | ChangeKinds.Outbox), await heard.Task.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [SkippableFact]
    public async Task Own_commit_is_announced_once()
    {
        await using var place = await cluster.NewPlaceAsync();
        var (here, there) = (await place.OpenAsync(), await place.OpenAsync());
        var own = new ConcurrentQueue<StoreChange>();
        var other = new SemaphoreSlim(0);
        using var mine = here.Changes.Subscribe(own.Enqueue);
        using var theirs = there.Changes.Subscribe(_ => other.Release());

        await here.CommitAsync(Some.Turn());
        await here.CommitAsync(Some.Turn("a2", version: 1));
        for (var i = 0; i < 2; i++)
            Assert.True(await other.WaitAsync(TimeSpan.FromSeconds(10)));

        Assert.Equal([2L, 4L], own.Select(change => change.LastSeq));
    }

    [SkippableFact]
    public async Task Sessions_that_the_server_ends_cost_nothing_acknowledged()
    {
        await using var place = await cluster.NewPlaceAsync();
        var store = await place.OpenAsync();
        var acknowledged = new ConcurrentQueue<string>();
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(() => WriteAsync(store, w, acknowledged))).ToList();

        for (var i = 0; i < 5; i++)
        {
            await cluster.EndSessionsAsync();
            await Task.WhenAny(Task.WhenAll(writers), Task.Delay(100));
        }

        await Task.WhenAll(writers);
        foreach (var id in acknowledged)
            Assert.Equal(2, (await RepeatedAsync(() => store.ReadTranscriptAsync(id, 0, 10))).Count);
        Assert.Equal(200, acknowledged.Count);
    }

    [SkippableFact]
    public async Task Row_held_by_another_program_is_waited_for_and_then_unavailable()
    {
        await using var place = (PostgresPlace)await cluster.NewPlaceAsync();
        place.Options.BusyTimeout = TimeSpan.FromMilliseconds(200);
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn());
        await using var other = new NpgsqlConnection(place.ConnectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT 1 FROM conversations FOR UPDATE", other, transaction))
            await hold.ExecuteScalarAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync(Some.Turn("a2", version: 1)));

        await transaction.RollbackAsync();
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Some.Turn("a2", version: 1)));
    }

    [SkippableFact]
    public async Task Deadlock_is_tried_once_more()
    {
        await using var place = await cluster.NewPlaceAsync();
        await using var database = new PostgresDatabase(place.Options, TimeProvider.System, NullLogger.Instance);
        await database.OpenAsync(default);
        using var both = new Barrier(2);
        var runs = 0;

        async Task LockBothAsync(string first, string second)
        {
            var met = false;
            await database.WriteAsync(
                async s =>
                {
                    Interlocked.Increment(ref runs);
                    await s.LockAsync(first);
                    if (!met)
                        both.SignalAndWait(TimeSpan.FromSeconds(10));
                    met = true;
                    await s.LockAsync(second);
                    return 0;
                },
                default);
        }

        await Task.WhenAll(Task.Run(() => LockBothAsync("x", "y")), Task.Run(() => LockBothAsync("y", "x")));

        Assert.Equal(3, runs);
    }

    [SkippableFact]
    public async Task Migration_that_stops_half_way_is_finished_by_the_next_start()
    {
        await using var place = await cluster.NewPlaceAsync();
        var all = Migration.Embedded(Dialect.Postgres);
        Migration[] broken = [.. all, new(all[^1].Number + 1, "more", "CREATE TABLE more (x text); SELECT no_such_function();")];
        Migration[] mended = [.. all, new(all[^1].Number + 1, "more", "CREATE TABLE more (x text);")];

        await using (var stopped = new PostgresDatabase(place.Options, TimeProvider.System, NullLogger.Instance, broken))
            await Assert.ThrowsAsync<StoreSetupException>(() => stopped.OpenAsync(default));
        await using var finished = new PostgresDatabase(place.Options, TimeProvider.System, NullLogger.Instance, mended);
        await finished.OpenAsync(default);

        Assert.Equal(0, await finished.ReadAsync(s => s.NumberAsync("SELECT COUNT(*) FROM more"), default));
    }

    [SkippableFact]
    public async Task Several_nodes_may_start_at_once()
    {
        await using var place = await cluster.NewPlaceAsync();

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(place.OpenAsync)));

        Assert.All(await Task.WhenAll(stores.Select(s => s.CheckHealthAsync())), health => Assert.True(health.Works));
    }

    [SkippableFact]
    public async Task Audit_log_refuses_changes()
    {
        await using var place = (PostgresPlace)await cluster.NewPlaceAsync();
        var store = await place.OpenAsync();
        await store.AppendAuditAsync(new AuditEntry(Some.Now, "ana", "sign-in", "ana", Some.Text("{}")));

        foreach (var sql in new[] { "UPDATE audit SET actor = 'eve'", "DELETE FROM audit", "TRUNCATE audit" })
            Assert.Contains("append-only", (await Assert.ThrowsAsync<PostgresException>(() => PostgresCluster.ExecuteAsync(place.ConnectionString, sql))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_named()
    {
        var options = new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = "Host=127.0.0.1;Port=9;Database=bot;Username=bot", BusyTimeout = TimeSpan.FromSeconds(1) };
        await using var store = StoreFactory.Create(options, TimeProvider.System, NullLogger.Instance);

        var fault = await Assert.ThrowsAsync<StoreSetupException>(() => store.MigrateAsync());

        Assert.StartsWith("PostgreSQL at 127.0.0.1/bot cannot be used", fault.Message, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(IStore store, int writer, ConcurrentQueue<string> acknowledged)
    {
        for (var i = 0; i < 50; i++)
        {
            var id = $"c{writer}-{i}";
            var result = await RepeatedAsync(() => store.CommitAsync(Some.Turn("a", id)));
            Assert.True(result is CommitResult.Committed or CommitResult.Duplicate { SameBody: true });
            acknowledged.Enqueue(id);
        }
    }

    /// <summary>As a channel does: sends again what was answered with 503.</summary>
    private static async Task<T> RepeatedAsync<T>(Func<Task<T>> work)
    {
        while (true)
        {
            try
            {
                return await work();
            }
            catch (StoreUnavailableException)
            {
                await Task.Yield();
            }
        }
    }
}
