using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Acceptance.Harness;
using Xunit;

namespace SupportBot.Acceptance;

/// <summary>Plants secrets on every way into the product, then looks for them in everything it keeps, prints and shows.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private const string Ethereum = "0x52908400098527886E0F7030069857D2E4169EE7";
    private const string Bitcoin = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
    private const string Hash = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b";

    private readonly Canaries _canaries = new(20261122);
    private readonly List<Canary> _planted = [];
    private StubOperator _operator = null!;
    private RecordingConnector _connector = null!;
    private BotProcess _bot = null!;
    private DeskClient _desk = null!;

    public async Task InitializeAsync()
    {
        _operator = await StubOperator.StartAsync();
        _connector = await RecordingConnector.StartAsync();
        _bot = await BotProcess.StartNewAsync(OperatorSettings.At(_operator.Address));
        _desk = await DeskClient.SetUpAsync(_bot);
    }

    [Fact]
    public async Task No_secret_is_kept_printed_or_shown_wherever_it_came_in()
    {
        await PostAsTextAsync();
        await PostOverSeveralMessagesAsync();
        await PostAsFieldsAsync();
        await AttachAsync();
        await LookUpAsync();
        await WriteAtTheDeskAsync();
        await EverythingAsync();

        var running = await SearchAsync(new TraceSearch(_planted));
        await _bot.Program.StopAsync();
        running.Files(_bot.Folder);
        running.Text(_bot.Program.Output, "the output");

        Assert.True(running.Places > 40, $"Only {running.Places} places were searched.");
        Assert.True(running.Found.Count == 0, "Found:\n" + string.Join('\n', running.Found.Distinct()));
    }

    [Fact]
    public async Task Hashes_addresses_and_ticket_numbers_survive()
    {
        await using var chat = new BotFrameworkChat(_bot, _connector);
        await chat.OpenAsync(null);
        await chat.SayAsync($"someone stole all my coins, the transaction hash is {Hash}, from {Ethereum} and from {Bitcoin}");
        await chat.SayAsync("it belongs to ticket SB-7K2M-91QX");

        var kept = string.Join('\n', (await _bot.QueryAsync("SELECT text FROM transcript")).Select(row => (string)row["text"]!));
        Assert.All([Hash, Ethereum, Bitcoin, "SB-7K2M-91QX"], value => Assert.Contains(value, kept, StringComparison.Ordinal));
        // The same search that must find no secret does find these: it looks in the right places.
        var search = await SearchAsync(new TraceSearch([new Canary("hash", Hash, [Hash]), new Canary("address", Bitcoin, [Bitcoin])]));
        Assert.Contains(search.Found, place => place.StartsWith("hash in data", StringComparison.Ordinal));
        Assert.Contains(search.Found, place => place.StartsWith("address in /desk/tickets/", StringComparison.Ordinal));
    }

    /// <summary>Each kind as a message, through both channels, and again after a person has taken over.</summary>
    private async Task PostAsTextAsync()
    {
        foreach (var canary in Plant(_canaries.Next()))
            await SayAsync(new DirectLineChat(_bot), canary.Posted, "human please", canary.Posted);
        foreach (var canary in Plant(_canaries.Next()))
            await SayAsync(new BotFrameworkChat(_bot, _connector), canary.Posted, "human please", canary.Posted, "skip", "skip", "skip", canary.Posted);
    }

    private async Task PostOverSeveralMessagesAsync()
    {
        var words = _canaries.PhraseWords();
        _planted.Add(new Canary("second half of a phrase", "", [string.Join(' ', words[6..])]));
        await SayAsync(new BotFrameworkChat(_bot, _connector), "my recovery phrase is " + string.Join(' ', words[..6]), string.Join(' ', words[6..]));
    }

    /// <summary>Card values, names, an edit, words of feedback, fields that nobody looks at.</summary>
    private async Task PostAsFieldsAsync()
    {
        foreach (var canary in Plant(_canaries.Next()))
        {
            var posted = canary.Posted;
            await using var web = new DirectLineChat(_bot) { UserName = posted };
            await web.OpenAsync(null);
            await web.SubmitAsync(new Dictionary<string, string> { ["comment"] = posted, ["action"] = "note" });
            await web.SayAsync("my miner cannot connect to the pool");
            await using var teams = new BotFrameworkChat(_bot, _connector) { UserName = posted };
            await teams.OpenAsync(null);
            await teams.SubmitAsync(new Dictionary<string, string> { ["comment"] = posted, ["action"] = posted });
            await teams.SendAsync(new() { ["type"] = "message", ["text"] = "hello", ["summary"] = posted, ["channelData"] = new { note = posted }, ["unknown"] = posted, ["replyToId"] = posted });
            await teams.SendAsync(new() { ["type"] = "messageUpdate", ["text"] = posted });
            await teams.SendAsync(new() { ["type"] = "messageReaction", ["reactionsAdded"] = new[] { new { type = "like" } }, ["text"] = posted });
            await teams.SendAsync(new() { ["type"] = "invoke", ["name"] = "message/submitAction", ["value"] = new { actionName = "feedback", actionValue = new { reaction = "dislike", feedback = posted } } });
        }
    }

    private async Task AttachAsync()
    {
        foreach (var canary in Plant(_canaries.Next()).Where(canary => canary.FitsFileName))
        {
            await using var web = new DirectLineChat(_bot);
            await web.OpenAsync(null);
            await web.UploadAsync(canary.Posted + " from my phone.txt", "text/plain", "nothing to see");
            await web.SayAsync("human please");
            await using var teams = new BotFrameworkChat(_bot, _connector);
            await teams.OpenAsync(null);
            await teams.SendAsync(new()
            {
                ["type"] = "message",
                ["attachments"] = new[] { new { contentType = "image/png", name = canary.Posted + " from my phone.png", contentUrl = _connector.ServiceUrl + "files/1" } },
            });
        }
    }

    /// <summary>An operator's system whose answer holds what it should not: the guide repeats it to the person.</summary>
    private async Task LookUpAsync()
    {
        foreach (var canary in Plant(_canaries.Next()))
        {
            _operator.Answer = kind => kind == "outages"
                ? new JsonObject { ["state"] = "open", ["title"] = canary.Posted, ["updated"] = canary.Posted, ["more"] = canary.Posted }
                : null;
            await using var chat = new BotFrameworkChat(_bot, _connector);
            var player = new ScriptPlayer(_bot, chat, "msteams", null);
            await player.PlayAsync(new ConversationScript
            {
                Says = [new ScriptStep { User = "my messages are not delivered", Picks = ["Messages are not delivered", "Messages are not sent or not delivered", "Go through it with me"], Until = "There is a known outage" }],
            });
        }
    }

    private async Task WriteAtTheDeskAsync()
    {
        await using var chat = new BotFrameworkChat(_bot, _connector);
        await chat.OpenAsync(null);
        var said = await chat.SayAsync("someone stole all my coins a minute ago, please help");
        var reference = said.Select(line => References.Find(line.Text)).First(found => found is not null)!;
        foreach (var canary in Plant(_canaries.Next()))
        {
            await _desk.ReplyAsync(reference, canary.Posted);
            await _desk.NoteAsync(reference, canary.Posted);
        }
        await _desk.ResolveAsync(reference, Plant([_canaries.Phrase()])[0].Posted);
    }

    /// <summary>The conversation goes on after all that, so that what was kept is read, shown and counted again.</summary>
    private async Task EverythingAsync()
    {
        await SayAsync(new DirectLineChat(_bot), "my tickets", "repeat", "help");
        await SayAsync(new BotFrameworkChat(_bot, _connector), "my tickets", "repeat", "help");
    }

    private static async Task SayAsync(IChatClient chat, params string[] messages)
    {
        await chat.OpenAsync(null);
        foreach (var message in messages)
            await chat.SayAsync(message);
        await chat.DisposeAsync();
    }

    private IReadOnlyList<Canary> Plant(IReadOnlyList<Canary> canaries)
    {
        _planted.AddRange(canaries);
        return canaries;
    }

    private async Task<TraceSearch> SearchAsync(TraceSearch search)
    {
        search.Files(_bot.Folder);
        search.Text(_bot.Program.Output, "the output");
        search.Text(await _bot.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative)), "/metrics");
        search.Text(await _bot.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)), "/health/ready");
        foreach (var conversation in _connector.Conversations)
            search.Text(string.Join('\n', _connector.Posts(conversation)), "what was posted to the channel");
        var pages = new List<string> { "/desk/queue", "/desk/people" };
        pages.AddRange((await _bot.QueryAsync("SELECT reference FROM tickets")).Select(row => "/desk/tickets/" + row["reference"]));
        foreach (var page in pages)
            search.Text(WebUtility.HtmlDecode(await _desk.PageAsync(page)), page);
        return search;
    }

    public async Task DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _bot.DisposeAsync();
        await _connector.DisposeAsync();
        await _operator.DisposeAsync();
    }
}
