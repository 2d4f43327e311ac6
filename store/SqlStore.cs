using SupportBot.Store.Sql;

namespace SupportBot.Store;

/// <summary>
/// The store in SQL that both databases understand; a file of this class for each subject. What differs between them
/// (who may write when, how a commit becomes durable) lives in <see cref="Database"/>.
/// </summary>
internal sealed partial class SqlStore(Database database) : IStore
{
    private readonly Dialect _dialect = database.Dialect;

    public StoreChanges Changes => database.Changes;

    public Task MigrateAsync(CancellationToken cancellationToken = default) => database.OpenAsync(cancellationToken);

    public Task<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken = default) => database.CheckHealthAsync(cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
