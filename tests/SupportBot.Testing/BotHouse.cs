using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Replies;
using SupportBot.Bot.Turns;
using SupportBot.Desk;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Store;

namespace SupportBot.Testing;

/// <summary>
/// The whole way of a message without a server: the real turn on a SQLite file of its own, with the model, texts and content
/// that ship. The clock stands still and the installation's secret is fixed, so the same messages make the same replies.
/// </summary>
public sealed class BotHouse : IAsyncDisposable
{
    private readonly bool _ownsFolder;

    private BotHouse(string folder, bool ownsFolder, IStore store, FakeTimeProvider clock, DialogOptions options, KnowledgeSource knowledge, ModelSource models)
    {
        (Folder, _ownsFolder, Store, Clock, Options, Knowledge) = (folder, ownsFolder, store, clock, options, knowledge);
        Tools = new TurnTools(clock, Shipped.Texts, Tickets, new InstallationSecret(SHA256.HashData(Encoding.UTF8.GetBytes("a test's secret"))), options);
        Hearing = new Hearing(models, new CommandReader(), options);
        Policy = new DialogPolicy(options);
        Acts = new DialogActs(Shipped.Texts, new ArticleWords(Shipped.Redactor), Tickets, options);
        Turns = NewNode(store);
        Desk = new DeskGate(store, Turns);
    }

    public string Folder { get; }

    public string DatabasePath => Path.Combine(Folder, "bot.db");

    public IStore Store { get; }

    public FakeTimeProvider Clock { get; }

    public DialogOptions Options { get; }

    public KnowledgeSource Knowledge { get; }

    public ITurns Turns { get; }

    public IConversationGate Desk { get; }

    public TicketDesk Tickets { get; } = new(new DeskOptions());

    public TurnTools Tools { get; }

    public Hearing Hearing { get; }

    public DialogPolicy Policy { get; }

    public DialogActs Acts { get; }

    /// <param name="folder">Of an earlier house, to go on with its data; null for a new one that goes with the house.</param>
    /// <param name="tap">What happens around commits.</param>
    public static async Task<BotHouse> OpenAsync(
        string? folder = null, DialogOptions? options = null, CommitTap? tap = null, FakeTimeProvider? clock = null, KnowledgeSource? knowledge = null, ModelSource? models = null)
    {
        var place = folder ?? Directory.CreateTempSubdirectory("bot-house-").FullName;
        var time = clock ?? new FakeTimeProvider();
        var store = StoreFactory.Create(new StoreOptions { Path = Path.Combine(place, "bot.db") }, time, NullLogger.Instance);
        await store.MigrateAsync();
        return new BotHouse(place, folder is null, tap is null ? store : StoreTap.On(store, tap), time, options ?? new DialogOptions(), knowledge ?? Shipped.Knowledge, models ?? ModelSource.Of(Shipped.Model));
    }

    /// <summary>One more node on the same store: what keeps its turns apart from the others' is the store alone.</summary>
    public TurnRunner NewNode(IStore? store = null) =>
        new(store ?? Store, Knowledge, Shipped.Redactor, Hearing, Policy, Acts, Tools, new TurnMeter(), NullLogger<TurnRunner>.Instance);

    public TestChat Chat(string conversation = "c1", string channel = "webchat", string user = "dl_u1") =>
        new(this, Some.Address(channel, conversation, user));

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
