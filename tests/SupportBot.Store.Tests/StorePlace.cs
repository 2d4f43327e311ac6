using Microsoft.Extensions.Logging.Abstractions;

namespace SupportBot.Store.Tests;

/// <summary>A database of one test's own. Stores opened on it are closed with it.</summary>
public abstract class StorePlace : IAsyncDisposable
{
    private readonly List<IStore> _opened = [];

    public abstract StoreOptions Options { get; }

    /// <summary>Opens one more store on the same database, as another node would.</summary>
    public async Task<IStore> OpenAsync()
    {
        var store = StoreFactory.Create(Options, TimeProvider.System, NullLogger.Instance);
        _opened.Add(store);
        await store.MigrateAsync();
        return store;
    }

    public async Task CloseAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        _opened.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask RemoveAsync();
}

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqlitePlace : StorePlace
{
    public SqlitePlace() => Options = new StoreOptions { Path = System.IO.Path.Combine(Folder, "bot.db") };

    public string Folder { get; } = Directory.CreateTempSubdirectory("supportbot-store-").FullName;

    public string Path => Options.Path;

    public override StoreOptions Options { get; }

    protected override ValueTask RemoveAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
