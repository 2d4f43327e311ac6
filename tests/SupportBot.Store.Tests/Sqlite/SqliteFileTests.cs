using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Store.Sql;
using SupportBot.Store.Sql.Sqlite;
using Xunit;

namespace SupportBot.Store.Tests.Sqlite;

/// <summary>What a start does with the file it finds.</summary>
public sealed class SqliteFileTests
{
    [Fact]
    public async Task First_start_makes_folder_and_file()
    {
        await using var place = new SqlitePlace();
        place.Options.Path = Path.Combine(place.Folder, "new", "folder", "bot.db");

        var store = await place.OpenAsync();

        Assert.True((await store.CheckHealthAsync()).Works);
        Assert.False(File.Exists(place.Path + ".new"));
    }

    /// <summary>Places where Linux lets nobody write, not even root: a folder that cannot be made, a file in its way, a read-only folder.</summary>
    [Theory]
    [InlineData("/proc/supportbot/bot.db")]
    [InlineData("/dev/null/bot.db")]
    [InlineData("/sys/kernel/bot.db")]
    public async Task Folder_that_cannot_be_written_is_named(string path)
    {
        await using var place = new SqlitePlace();
        place.Options.Path = path;

        var fault = await Assert.ThrowsAsync<StoreSetupException>(place.OpenAsync);

        Assert.StartsWith($"The folder {Path.GetDirectoryName(path)} for the database cannot be written", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("set Store:Path to another place.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flipped_bits_are_refused_and_left_alone()
    {
        await using var place = await FilledAsync();
        await FlipPagesAsync(place.Path);
        var before = await File.ReadAllBytesAsync(place.Path);

        var fault = await Assert.ThrowsAsync<StoreDamagedException>(place.OpenAsync);

        Assert.StartsWith($"The database {place.Path} is damaged: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("put the newest backup in its place", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(place.Path));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.001)]
    [InlineData(0)]
    public async Task Truncated_file_is_refused(double share)
    {
        await using var place = await FilledAsync();
        await using (var file = File.OpenWrite(place.Path))
            file.SetLength((long)(file.Length * share));

        await Assert.ThrowsAsync<StoreDamagedException>(place.OpenAsync);
    }

    [Fact]
    public async Task Log_without_its_file_is_refused_and_no_new_file_is_made()
    {
        await using var place = await FilledAsync();
        File.Delete(place.Path);
        await File.WriteAllTextAsync(place.Path + "-wal", "commits that nobody has copied yet");

        var fault = await Assert.ThrowsAsync<StoreDamagedException>(place.OpenAsync);

        Assert.Contains("the file is missing, but its log", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Path));
    }

    [Fact]
    public async Task Text_file_is_not_a_database()
    {
        await using var place = new SqlitePlace();
        await File.WriteAllTextAsync(place.Path, "shopping list: bread, butter, milk");

        Assert.Contains("does not begin like an SQLite database", (await Assert.ThrowsAsync<StoreDamagedException>(place.OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_of_another_program_is_left_alone()
    {
        await using var place = new SqlitePlace();
        using (var session = NewSession(place.Path))
            session.Script("CREATE TABLE recipes (name TEXT)");

        Assert.Contains("is a database of another program", (await Assert.ThrowsAsync<StoreSetupException>(place.OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_of_a_newer_program_is_refused()
    {
        await using var place = await FilledAsync();
        using (var session = NewSession(place.Path))
            session.Script("PRAGMA user_version = 99");

        Assert.Contains("is at version 99, newer than this program knows", (await Assert.ThrowsAsync<StoreSetupException>(place.OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_start_killed_half_way_is_done_again()
    {
        await using var place = new SqlitePlace();
        await File.WriteAllTextAsync(place.Path + ".new", "half a database");
        await File.WriteAllTextAsync(place.Path + ".new-wal", "half a log");

        var store = await place.OpenAsync();

        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Some.Turn()));
    }

    [Fact]
    public async Task Migration_that_stops_half_way_is_finished_by_the_next_start()
    {
        await using var place = await FilledAsync();
        var next = Migration.Embedded(Dialect.Sqlite)[^1].Number + 1;
        Migration[] broken = [.. Migration.Embedded(Dialect.Sqlite), new(next, "more", "CREATE TABLE more (x TEXT) STRICT; INSERT INTO more VALUES ('a'); SELECT no_such_function();")];
        Migration[] mended = [.. Migration.Embedded(Dialect.Sqlite), new(next, "more", "CREATE TABLE more (x TEXT) STRICT; INSERT INTO more VALUES ('a');")];

        await using (var stopped = new SqliteDatabase(place.Options, TimeProvider.System, NullLogger.Instance, broken))
            await Assert.ThrowsAsync<InvalidOperationException>(() => stopped.OpenAsync(default));
        await using var finished = new SqliteDatabase(place.Options, TimeProvider.System, NullLogger.Instance, mended);
        await finished.OpenAsync(default);

        Assert.Equal(1, await finished.ReadAsync(s => s.NumberAsync("SELECT COUNT(*) FROM more"), default));
    }

    [Fact]
    public async Task Start_waits_while_another_process_migrates()
    {
        await using var place = new SqlitePlace();
        place.Options.MigrationTimeout = TimeSpan.FromMilliseconds(200);
        await using var other = new FileStream(place.Path + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var fault = await Assert.ThrowsAsync<StoreSetupException>(place.OpenAsync);

        Assert.Contains("Another process has been preparing", fault.Message, StringComparison.Ordinal);
        await other.DisposeAsync();
        await place.OpenAsync();
    }

    [Fact]
    public async Task Several_starts_at_once_make_one_database()
    {
        await using var place = new SqlitePlace();

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(place.OpenAsync)));

        Assert.All(await Task.WhenAll(stores.Select(s => s.CheckHealthAsync())), health => Assert.True(health.Works));
    }

    private static async Task<SqlitePlace> FilledAsync()
    {
        var place = new SqlitePlace();
        var store = await place.OpenAsync();
        for (var i = 0; i < 300; i++)
            await store.CommitAsync(Some.Turn($"a{i}", $"c{i}"));
        await place.CloseAsync();
        return place;
    }

    private static SqliteSession NewSession(string path) => new(path, TimeSpan.FromSeconds(1));

    private static async Task FlipPagesAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        for (var page = 1; page < bytes.Length / 4096; page++)
        {
            for (var i = 0; i < 200; i++)
                bytes[(page * 4096) + i] ^= 0xFF;
        }

        await File.WriteAllBytesAsync(path, bytes);
    }
}
