using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Turns;
using SupportBot.Models.Files;
using SupportBot.Privacy;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Hosting;

/// <summary>A promoted model is taken over by the running bot; one that is refused changes nothing but what health says.</summary>
public sealed class ModelServingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("model-serving-").FullName;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Models_change_under_load_without_losing_a_turn_and_each_message_is_read_by_one_model()
    {
        const int Chats = 6, Messages = 25;
        var models = new SmallModels(Data);
        models.Promote("fees", "fee-high");
        var source = ModelSource.Open(models.Store, () => Shipped.Model);
        await using var house = await BotHouse.OpenAsync(models: source);
        var read = new ConcurrentBag<(string, string)>();

        var talking = Enumerable.Range(0, Chats).Select(chat => Task.Run(async () =>
        {
            for (var message = 0; message < Messages; message++)
            {
                await house.Chat($"chat{chat}").DoAsync(Some.Message(SmallModels.Message, $"m{message}"));
                read.Add(Read(house));
            }
        })).ToArray();
        var changes = 0;
        while (!Task.WhenAll(talking).IsCompleted || changes < 2)
        {
            _ = changes % 2 == 0 ? models.Promote("mining", "rewards") : models.Promote("fees", "fee-high");
            Assert.True(source.ReloadIfChanged());
            changes++;
            read.Add(Read(house));
        }

        await Task.WhenAll(talking);
        for (var chat = 0; chat < Chats; chat++)
            Assert.Equal(Messages, (await house.Chat($"chat{chat}").TranscriptAsync()).Count(line => line.Text.Value.Contains("coins", StringComparison.Ordinal) && line.Text.Value.Contains("gone again", StringComparison.Ordinal)));
        Assert.Equal([("fees", "fee-high"), ("mining", "rewards")], read.Distinct().Order());
    }

    [Fact]
    public async Task The_watch_takes_a_model_over_and_tells_a_refusal_once()
    {
        var models = new SmallModels(Data);
        var (clock, log) = (new FakeTimeProvider(), new CollectingLog());
        var source = ModelSource.Open(models.Store, () => Shipped.Model);
        using var watch = new ModelWatch(source, Options.Create(new ModelOptions()), clock, log);
        await watch.StartAsync(CancellationToken.None);

        models.Promote("fees", "fee-high");
        await AdvanceUntilAsync(clock, () => source.Version == 1);
        models.PromoteDamaged("mining", "rewards");
        await AdvanceUntilAsync(clock, () => source.Problem is not null);
        var looks = 0;
        await AdvanceUntilAsync(clock, () => looks++ > 5);
        await watch.StopAsync(CancellationToken.None);

        Assert.Equal(1, source.Version);
        Assert.Equal([(1130, LogLevel.Information), (1131, LogLevel.Error)], log.Lines.Select(line => (line.Id, line.Level)));
        Assert.Contains("understanding.model has 7 bytes", log.Lines.Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_host_takes_a_model_over_and_is_degraded_by_one_it_refuses()
    {
        var models = new SmallModels(Data);
        await using var app = await BotHost.BuildAsync(
            ["--applicationName=SupportBot.Bot", "--environment=Development", $"--Folders:Data={Data}", "--Models:CheckEvery=00:00:00.1", "--Logging:LogLevel:Default=None"], listens: false);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var source = app.Services.GetRequiredService<ModelSource>();
        Assert.Equal("ready", (await ReadyAsync(client)).GetProperty("status").GetString());

        models.Promote("fees", "fee-high");
        await UntilAsync(() => source.Version == 1);
        var turn = await app.Services.GetRequiredService<ITurns>().RunAsync(Some.Message(SmallModels.Message), CancellationToken.None);
        Assert.NotEmpty(turn.Replies);

        models.PromoteDamaged("mining", "rewards");
        await UntilAsync(() => source.Problem is not null);
        var health = await ReadyAsync(client);
        Assert.Equal("degraded", health.GetProperty("status").GetString());
        Assert.Equal("A model was refused; model 1 is served. The log names the file and the cure.", health.GetProperty("problems")[0].GetString());
        Assert.Contains("supportbot_model_version 1\n", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
        Assert.Contains("supportbot_model_refused 1\n", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);

        models.Store.Rollback();
        await UntilAsync(() => source.Problem is null);
        Assert.Equal("ready", (await ReadyAsync(client)).GetProperty("status").GetString());
        await app.StopAsync();
    }

    [Fact]
    public void A_start_with_a_refused_model_serves_the_shipped_one()
    {
        new SmallModels(Data).PromoteDamaged("fees", "fee-high");

        var loaded = StartChecks.Load(new FolderOptions { Data = Data }, new ModelOptions(), new Knowledge.KnowledgeOptions(), Shipped.Redactor);

        Assert.Equal(ModelStore.ShippedVersion, loaded.Models.Version);
        Assert.Contains("understanding.model has 7 bytes", loaded.Models.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_folder_that_nobody_vouches_for_is_refused()
    {
        var models = new SmallModels(Data);
        models.Promote("fees", "fee-high");
        var folder = Path.Combine(Data, "candidate-fees");

        var fault = Assert.Throws<StartException>(() => StartChecks.Load(new FolderOptions { Data = _folder, Model = folder }, new ModelOptions(), new Knowledge.KnowledgeOptions(), Shipped.Redactor));

        Assert.Contains("is not signed", fault.Message, StringComparison.Ordinal);
    }

    private static (string, string) Read(BotHouse house)
    {
        var redaction = Shipped.Redactor.Redact(SmallModels.Message);
        var meaning = house.Hearing.Hear(Some.Message(SmallModels.Message), redaction, ConversationState.New, house.Knowledge.Current, humanOwns: false, new Dictionary<string, SafeText>(), Some.Now).Meaning!; // a message has one
        return (meaning.Categories[0].Label, meaning.Topics[0].Label);
    }

    private static Task<JsonElement> ReadyAsync(HttpClient client) => client.GetFromJsonAsync<JsonElement>("/health/ready");

    private static Task AdvanceUntilAsync(FakeTimeProvider clock, Func<bool> holds) => UntilAsync(() =>
    {
        clock.Advance(TimeSpan.FromSeconds(2));
        return holds();
    });

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var look = 0; !holds(); look++)
        {
            Assert.True(look < 3_000, "It did not happen within a minute.");
            await Task.Delay(20);
        }
    }

    private sealed class CollectingLog : ILogger<ModelWatch>
    {
        public ConcurrentQueue<(int Id, LogLevel Level, string Text)> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((eventId.Id, logLevel, formatter(state, exception)));
    }
}
