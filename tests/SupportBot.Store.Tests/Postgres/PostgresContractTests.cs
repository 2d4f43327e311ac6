using SupportBot.Store.Tests.Contract;
using Xunit;

namespace SupportBot.Store.Tests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresCommitTests(PostgresCluster cluster) : CommitContract
{
    protected override Task<StorePlace> NewPlaceAsync() => cluster.NewPlaceAsync();
}

[Collection(PostgresTests.Name)]
public sealed class PostgresOutboxTests(PostgresCluster cluster) : OutboxContract
{
    protected override Task<StorePlace> NewPlaceAsync() => cluster.NewPlaceAsync();
}

[Collection(PostgresTests.Name)]
public sealed class PostgresEffectTests(PostgresCluster cluster) : EffectContract
{
    protected override Task<StorePlace> NewPlaceAsync() => cluster.NewPlaceAsync();
}

[Collection(PostgresTests.Name)]
public sealed class PostgresTicketTests(PostgresCluster cluster) : TicketContract
{
    protected override Task<StorePlace> NewPlaceAsync() => cluster.NewPlaceAsync();
}

[Collection(PostgresTests.Name)]
public sealed class PostgresPeopleTests(PostgresCluster cluster) : PeopleContract
{
    protected override Task<StorePlace> NewPlaceAsync() => cluster.NewPlaceAsync();
}

[Collection(PostgresTests.Name)]
public sealed class PostgresErasureTests(PostgresCluster cluster) : ErasureContract
{
    protected override Task<StorePlace> NewPlaceAsync() => cluster.NewPlaceAsync();
}
