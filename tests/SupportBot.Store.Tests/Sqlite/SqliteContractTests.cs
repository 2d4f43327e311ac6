using SupportBot.Store.Tests.Contract;

namespace SupportBot.Store.Tests.Sqlite;

public sealed class SqliteCommitTests : CommitContract
{
    protected override Task<StorePlace> NewPlaceAsync() => Task.FromResult<StorePlace>(new SqlitePlace());
}

public sealed class SqliteOutboxTests : OutboxContract
{
    protected override Task<StorePlace> NewPlaceAsync() => Task.FromResult<StorePlace>(new SqlitePlace());
}

public sealed class SqliteEffectTests : EffectContract
{
    protected override Task<StorePlace> NewPlaceAsync() => Task.FromResult<StorePlace>(new SqlitePlace());
}

public sealed class SqliteTicketTests : TicketContract
{
    protected override Task<StorePlace> NewPlaceAsync() => Task.FromResult<StorePlace>(new SqlitePlace());
}

public sealed class SqlitePeopleTests : PeopleContract
{
    protected override Task<StorePlace> NewPlaceAsync() => Task.FromResult<StorePlace>(new SqlitePlace());
}

public sealed class SqliteErasureTests : ErasureContract
{
    protected override Task<StorePlace> NewPlaceAsync() => Task.FromResult<StorePlace>(new SqlitePlace());
}
