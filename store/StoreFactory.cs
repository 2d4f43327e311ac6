using Microsoft.Extensions.Logging;
using SupportBot.Store.Sql.Postgres;
using SupportBot.Store.Sql.Sqlite;

namespace SupportBot.Store;

/// <summary>Makes the store that the options ask for. <see cref="IStore.MigrateAsync"/> opens it.</summary>
public static class StoreFactory
{
    public static IStore Create(StoreOptions options, TimeProvider time, ILogger logger) => options.Provider switch
    {
        StoreProvider.Sqlite => new SqlStore(new SqliteDatabase(options, time, logger)),
        StoreProvider.Postgres => new SqlStore(new PostgresDatabase(options, time, logger)),
        _ => throw new StoreSetupException($"Store:Provider is {options.Provider}, which this program does not know. Use Sqlite or Postgres."),
    };
}
