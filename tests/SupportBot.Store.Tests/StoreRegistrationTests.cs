using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace SupportBot.Store.Tests;

public sealed class StoreRegistrationTests
{
    [Fact]
    public async Task Store_opens_where_the_configuration_says()
    {
        await using var place = new SqlitePlace();
        await using var services = Services(("Store:Path", place.Path), ("Store:BusyTimeout", "00:00:02"));

        await services.GetRequiredService<IStore>().MigrateAsync();

        Assert.True(File.Exists(place.Path));
    }

    [Fact]
    public async Task Postgres_without_a_connection_string_is_refused_with_an_example()
    {
        await using var services = Services(("Store:Provider", "postgres"));

        var fault = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStore>);

        Assert.Contains("Store:ConnectionString is empty", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_string_that_cannot_be_read_is_refused()
    {
        await using var services = Services(("Store:Provider", "postgres"), ("Store:ConnectionString", "Speed=fast"));

        Assert.StartsWith(
            "Store:ConnectionString is not one that Npgsql understands",
            Assert.Throws<StoreSetupException>(services.GetRequiredService<IStore>).Message,
            StringComparison.Ordinal);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) =>
        new ServiceCollection()
            .AddLogging()
            .AddStore(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build())
            .BuildServiceProvider();
}
