using System.Diagnostics;
using System.Globalization;
using SupportBot.Acceptance.Harness;
using Xunit;
using Xunit.Abstractions;

namespace SupportBot.Acceptance;

/// <summary>
/// The process is killed at random moments while 20 people write; they send again what was not acknowledged, as channels
/// do. Afterwards every conversation must be as if nothing had happened.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Seed = 20261122;

    /// <summary>Each of these has a reply, however often it is written; the number before it makes it one of its kind.</summary>
    private static readonly string[] Messages = ["start over", "help", "my miner cannot connect to the pool", "start over", "how can I limit how much CPU the miner uses", "back", "repeat"];

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["DirectLine__MessageBurst"] = "100000",
        ["DirectLine__MessagesPerSecond"] = "100000",
        // A reply that a killed process had in its hands is sent by the next one, also when the person has written again since.
        ["BotFramework__StaleAfter"] = "00:10:00",
        ["Logging__LogLevel__Default"] = "Warning",
    };

    private readonly Random _random = new(Seed);
    private RecordingConnector _connector = null!;
    private BotProcess _bot = null!;

    private static int Kills => Repository.IsCi || Environment.GetEnvironmentVariable("SUPPORTBOT_FULL") == "1" ? 50 : 5;

    public async Task InitializeAsync()
    {
        _connector = await RecordingConnector.StartAsync();
        _bot = await BotProcess.StartNewAsync(Settings);
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_the_process_is_killed()
    {
        var clock = Stopwatch.StartNew();
        var posters = Enumerable.Range(0, 10).Select(_ => new BotFrameworkChat(_bot, _connector)).ToList();
        var pollers = Enumerable.Range(0, 10).Select(_ => new DirectLineChat(_bot)).ToList();
        IReadOnlyList<IChatClient> chats = [.. posters, .. pollers];
        await Task.WhenAll(chats.Select(chat => chat.OpenAsync(null)));

        using var stop = new CancellationTokenSource();
        var people = chats.Select(chat => WriteAsync(chat, stop.Token)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(_random.Next(20, 800));
            await _bot.KillAsync();
            // Some are killed while they start, before they are ready.
            for (; kill + 1 < Kills && _random.Next(3) == 0; kill++)
            {
                _bot.Launch();
                await Task.Delay(_random.Next(50, 1200));
                await _bot.KillAsync();
            }
            await _bot.StartAsync();
        }
        await stop.CancelAsync();
        var sent = await Task.WhenAll(people);
        var written = clock.Elapsed;
        await EverythingPostedAsync();

        var doubled = 0;
        for (var index = 0; index < posters.Count; index++)
        {
            await CheckTranscriptAsync("msteams:" + posters[index].ConversationId, sent[index]);
            doubled += await CheckPostsAsync(posters[index].ConversationId);
        }
        for (var index = 0; index < pollers.Count; index++)
        {
            await CheckTranscriptAsync("webchat:" + pollers[index].ConversationId, sent[posters.Count + index]);
            await CheckPollAsync(pollers[index]);
        }
        output.WriteLine($"{Kills} kills, {sent.Sum()} messages acknowledged in {written.TotalSeconds:0} s, all replies out after {clock.Elapsed.TotalSeconds:0} s, {doubled} posted twice.");
    }

    /// <summary>Writes one message after the other, each until it is acknowledged; gives back how many were.</summary>
    private static async Task<int> WriteAsync(IChatClient chat, CancellationToken stop)
    {
        var number = 0;
        for (; !stop.IsCancellationRequested; number++)
        {
            var (id, text) = ($"message-{number}", Messages[number % Messages.Length]);
            while (!await AcknowledgedAsync(chat, id, text))
                await Task.Delay(200, CancellationToken.None);
            await Task.Delay(20, CancellationToken.None);
        }
        return number;
    }

    private static async Task<bool> AcknowledgedAsync(IChatClient chat, string id, string text)
    {
        try
        {
            var status = chat is DirectLineChat web ? await web.TrySendAsync(text, id) : await ((BotFrameworkChat)chat).TrySendAsync(text, id);
            Assert.True((int)status is < 300 or 503, $"“{text}” was answered with {(int)status}.");
            return (int)status < 300;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }

    /// <summary>What a killed process had claimed goes out when its lease of 60 s has ended.</summary>
    private async Task EverythingPostedAsync()
    {
        var clock = Stopwatch.StartNew();
        while (await NumberAsync("SELECT (SELECT count(*) FROM outbox WHERE state = 0) + (SELECT count(*) FROM effects) AS n") > 0)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "Two minutes after the last start not everything has been posted:\n" + _bot.Program.Output);
            await Task.Delay(200);
        }
    }

    /// <summary>Each message that was acknowledged is there once, in the order written, and each was answered.</summary>
    private async Task CheckTranscriptAsync(string conversation, int sent)
    {
        var lines = await _bot.QueryAsync(
            "SELECT t.seq, t.author, t.text FROM transcript t JOIN conversations c ON c.no = t.conversation_no WHERE c.id = $c ORDER BY t.seq", ("$c", conversation));
        Assert.Equal(Enumerable.Range(1, lines.Count).Select(seq => (long)seq), lines.Select(line => (long)line["seq"]!));
        var written = lines.Where(line => (long)line["author"]! == 0).Select(line => (string)line["text"]!).ToList();
        Assert.Equal(Enumerable.Range(0, sent).Select(number => Messages[number % Messages.Length]), written);
        var inbox = await _bot.QueryAsync("SELECT activity_id FROM inbox WHERE lane = $c AND activity_id LIKE '%message-%' ORDER BY no", ("$c", conversation));
        Assert.Equal(Enumerable.Range(0, sent).Select(number => $"message-{number}"), inbox.Select(row => ((string)row["activity_id"]!).Split(':')[^1]));

        var unanswered = 0;
        foreach (var author in lines.Select(line => (long)line["author"]!))
        {
            Assert.False(author == 0 && unanswered > 0, $"A message in {conversation} has no answer.");
            unanswered = author == 0 ? 1 : author == 1 ? 0 : unanswered;
        }
    }

    /// <summary>Each reply was posted, in the order kept; twice only when a process was killed while it had it in its hands.</summary>
    private async Task<int> CheckPostsAsync(string conversation)
    {
        var outbox = await _bot.QueryAsync("SELECT outbox_id, state, attempts FROM outbox WHERE conversation_id = $c ORDER BY no", ("$c", "msteams:" + conversation));
        var replies = await NumberAsync("SELECT count(*) AS n FROM transcript t JOIN conversations c ON c.no = t.conversation_no WHERE t.author = 1 AND c.id = $c", ("$c", "msteams:" + conversation));
        Assert.Equal(replies, outbox.Count);
        Assert.All(outbox, row => Assert.Equal(1L, row["state"]));
        var posted = _connector.Posts(conversation).Select(activity => activity.GetProperty("channelData").GetProperty("outboxId").GetString()!).ToList();
        Assert.Equal(outbox.Select(row => (string)row["outbox_id"]!), posted.Distinct());
        foreach (var row in outbox)
        {
            var times = posted.Count(id => id == (string)row["outbox_id"]!);
            Assert.True(times <= (long)row["attempts"]!, $"A reply was posted {times} times in {row["attempts"]} attempts.");
        }
        return posted.Count - outbox.Count;
    }

    /// <summary>A client that comes back later reads the whole conversation, every line once.</summary>
    private async Task CheckPollAsync(DirectLineChat chat)
    {
        var read = await chat.HistoryAsync();
        var kept = await NumberAsync(
            "SELECT count(*) AS n FROM transcript t JOIN conversations c ON c.no = t.conversation_no WHERE t.author < 3 AND c.id = $c", ("$c", "webchat:" + chat.ConversationId));
        var ids = read.Select(activity => activity.GetProperty("id").GetString()).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(kept, read.Count(activity => activity.GetProperty("type").GetString() == "message"));
    }

    private async Task<long> NumberAsync(string sql, params (string, object)[] values) =>
        Convert.ToInt64((await _bot.QueryAsync(sql, values))[0]["n"], CultureInfo.InvariantCulture);

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _connector.DisposeAsync();
    }
}
