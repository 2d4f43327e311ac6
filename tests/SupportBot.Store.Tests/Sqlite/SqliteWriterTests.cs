using SupportBot.Store.Sql.Sqlite;
using Xunit;

namespace SupportBot.Store.Tests.Sqlite;

/// <summary>The writer under trouble, and what only SQLite promises.</summary>
public sealed class SqliteWriterTests
{
    [Fact]
    public async Task Database_locked_by_another_program_is_unavailable_and_recovers()
    {
        await using var place = new SqlitePlace();
        place.Options.BusyTimeout = TimeSpan.FromMilliseconds(100);
        var store = await place.OpenAsync();
        using var other = new SqliteSession(place.Path, TimeSpan.FromSeconds(1));
        other.Script("BEGIN IMMEDIATE");

        var refused = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync(Some.Turn($"a{i}", $"c{i}")))));

        Assert.All(refused, fault => Assert.Contains("in use by another program", fault.Message, StringComparison.Ordinal));
        Assert.False((await store.CheckHealthAsync()).Works);
        Assert.Null(await store.LoadConversationAsync("c1"));
        other.Script("ROLLBACK");
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Some.Turn()));
        Assert.True((await store.CheckHealthAsync()).Works);
    }

    [Fact]
    public async Task Full_disk_refuses_whole_turns_and_reads_go_on()
    {
        await using var place = new SqlitePlace();
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn());
        await using var full = await FullAsync(place);

        var turns = Enumerable.Range(0, 50).Select(i => Some.Turn($"b{i}", $"d{i}") with { InboxBody = Some.Text(new string('x', 100_000)) }).ToList();
        var outcomes = await Task.WhenAll(turns.Select(async turn =>
        {
            try
            {
                return await full.CommitAsync(turn) is CommitResult.Committed;
            }
            catch (StoreUnavailableException fault)
            {
                Assert.Contains("is full", fault.Message, StringComparison.Ordinal);
                return false;
            }
        }));

        Assert.Contains(false, outcomes);
        for (var i = 0; i < turns.Count; i++)
            Assert.Equal(outcomes[i], await full.LoadConversationAsync($"d{i}") is not null);
    }

    [Fact]
    public async Task One_commit_a_request_keeps_the_same_promises()
    {
        await using var place = new SqlitePlace();
        place.Options.GroupCommit = false;
        var store = await place.OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => store.CommitAsync(Some.Turn("a", $"c{i % 10}")))));

        Assert.Equal(10, results.OfType<CommitResult.Committed>().Count());
        Assert.Equal(10, results.OfType<CommitResult.Duplicate>().Count());
    }

    [Fact]
    public async Task More_writes_than_may_wait_are_refused_not_hoarded()
    {
        await using var place = new SqlitePlace();
        (place.Options.MaxWaiting, place.Options.BusyTimeout) = (2, TimeSpan.FromMilliseconds(200));
        var store = await place.OpenAsync();
        using var other = new SqliteSession(place.Path, TimeSpan.FromSeconds(1));
        other.Script("BEGIN IMMEDIATE");

        var commits = Enumerable.Range(0, 400).Select(i => store.CommitAsync(Some.Turn($"a{i}", $"c{i}"))).ToList();

        foreach (var commit in commits)
            await Assert.ThrowsAsync<StoreUnavailableException>(() => commit);
    }

    [Fact]
    public async Task Durability_settings_are_what_is_promised()
    {
        await using var place = new SqlitePlace();
        await place.OpenAsync();
        var file = new SqliteFile(place.Options, [], TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        using var session = file.Open(place.Path);

        Assert.Equal("wal", session.Pragma("PRAGMA journal_mode"));
        Assert.Equal("2", session.Pragma("PRAGMA synchronous"));
        Assert.Equal("1", session.Pragma("PRAGMA foreign_keys"));
        Assert.Equal("0", session.Pragma("PRAGMA trusted_schema"));
        Assert.Equal("1", session.Pragma("PRAGMA cell_size_check"));
    }

    [Fact]
    public async Task Audit_log_refuses_changes_and_shows_those_made_around_it()
    {
        await using var place = new SqlitePlace();
        var store = await place.OpenAsync();
        for (var i = 0; i < 5; i++)
            await store.AppendAuditAsync(new AuditEntry(Some.Now, "ana", "sign-in", "ana", Some.Text("{}")));
        using var session = new SqliteSession(place.Path, TimeSpan.FromSeconds(1));

        Assert.Throws<InvalidOperationException>(() => session.Script("UPDATE audit SET actor = 'eve' WHERE no = 3"));
        Assert.Throws<InvalidOperationException>(() => session.Script("DELETE FROM audit WHERE no = 3"));
        session.Script("DROP TRIGGER audit_keeps_content; UPDATE audit SET actor = 'eve' WHERE no = 3");
        Assert.Equal(3, await store.FindAuditBreakAsync());
    }

    [Fact]
    public async Task Erased_words_are_in_no_file()
    {
        const string secret = "a-word-that-must-vanish";
        await using var place = new SqlitePlace();
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn(body: secret) with { Outbox = [Some.Message("o1") with { Payload = Some.Text(secret) }] });
        Assert.True(Contains(place, secret));

        await store.EraseUserAsync("u1", Some.Now);

        Assert.False(Contains(place, secret));
    }

    private static bool Contains(SqlitePlace place, string text) =>
        Directory.GetFiles(place.Folder).Any(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
        });

    /// <summary>A store on the same file whose database may not grow: SQLite answers as on a full disk.</summary>
    private static async Task<IStore> FullAsync(SqlitePlace place)
    {
        var database = new SqliteDatabase(place.Options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        var store = new SqlStore(database);
        await store.MigrateAsync();
        await database.WriteAsync(
            s => s.NumberAsync("PRAGMA max_page_count = 200"),
            default);
        return store;
    }
}
