using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.LookUps;
using SupportBot.Bot.Turns;
using SupportBot.Store;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.LookUps;

/// <summary>From the guide's question over an operator's system back into the guide, whatever that system answers.</summary>
public sealed class LookUpWorkerTests
{
    private const string Log = "What is the last line of the log?";

    [Theory]
    [InlineData("active", "Good. The next payout counts it.")]
    [InlineData("stale", "Close the app and open it again.")]
    public async Task An_answer_leads_the_guide_on(string state, string next)
    {
        Assert.Contains(next, await PlayAsync(context => context.Response.WriteAsJsonAsync(new { state, ignored = new { deep = 1 } })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("not found")]
    [InlineData("huge")]
    [InlineData("no JSON")]
    [InlineData("cut JSON")]
    [InlineData("a list")]
    [InlineData("nothing")]
    [InlineData("a broken connection")]
    [InlineData("a redirect")]
    [InlineData("never")]
    public async Task Without_an_answer_the_guide_goes_on_without_it(string fault)
    {
        Assert.Contains(Log, await PlayAsync(context => FailAsync(context, fault), fault == "never" ? TimeSpan.FromMilliseconds(150) : null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connector_that_is_not_configured_is_no_answer() =>
        Assert.Contains(Log, await PlayAsync(null), StringComparison.Ordinal);

    [Fact]
    public async Task A_restart_asks_again_and_the_answer_counts_once()
    {
        using var content = new SmallContent();
        await using var stub = await OperatorStub.StartAsync();
        var folder = Directory.CreateTempSubdirectory("look-up-").FullName;
        await using (var before = await BotHouse.OpenAsync(folder, knowledge: content.Source()))
            await before.Chat().ReachLookUpAsync();

        await using (var after = await BotHouse.OpenAsync(folder, knowledge: content.Source()))
        {
            var chat = after.Chat();
            await WorkAsync(after, stub.Url, chat);
            await WorkAsync(after, stub.Url, chat);
            Assert.Single(stub.Asked);
            Assert.Single(await chat.TranscriptAsync(), line => line.Text.Value == "Good. The next payout counts it.");
            Assert.Null(await after.Store.NextEffectTimeAsync());
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_secret_in_an_answer_is_kept_nowhere()
    {
        const string secret = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
        using var content = new SmallContent();
        await using var stub = await OperatorStub.StartAsync();
        stub.Answer = context => context.Response.WriteAsJsonAsync(new { state = secret });
        await using var house = await BotHouse.OpenAsync(knowledge: content.Source());
        var chat = house.Chat();
        await chat.ReachLookUpAsync();
        await WorkAsync(house, stub.Url, chat);

        Assert.All(await chat.TranscriptAsync(), line => Assert.DoesNotContain("abandon", line.Activity.Value, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(house.Folder))
            Assert.DoesNotContain("abandon abandon", Encoding.UTF8.GetString(await ReadSharedAsync(file)), StringComparison.Ordinal);
    }

    /// <summary>Plays the small guide to its look-up, lets the worker ask, and gives what the person is told then.</summary>
    private static async Task<string> PlayAsync(Func<HttpContext, Task>? answer, TimeSpan? limit = null)
    {
        using var content = new SmallContent();
        await using var stub = await OperatorStub.StartAsync();
        if (answer is not null)
            stub.Answer = answer;
        await using var house = await BotHouse.OpenAsync(knowledge: content.Source());
        var chat = house.Chat();
        await chat.ReachLookUpAsync();
        var before = (await chat.TranscriptAsync()).Count;
        await WorkAsync(house, answer is null ? null : stub.Url, chat, limit);
        Assert.IsNotType<Pending.LookUp>((await chat.StateAsync()).Pending);
        return string.Join('\n', (await chat.TranscriptAsync()).Skip(before).Where(line => line.Author == TranscriptAuthor.Bot).Select(line => line.Text.Value));
    }

    /// <summary>Runs a worker until no look-up waits any more.</summary>
    private static async Task WorkAsync(BotHouse house, string? url, TestChat chat, TimeSpan? limit = null)
    {
        var options = Options.Create(new LookUpOptions { TimeLimit = limit ?? TimeSpan.FromSeconds(20), AnswerBytes = 4_096 });
        if (url is not null)
            options.Value.Connectors["mining_session"] = new LookUpConnector { Url = url + "/mining/{user}", Token = "t0ken" };
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        using var worker = new LookUpWorker(house.Store, house.Turns, new LookUpClient(http, options, TimeProvider.System), options, house.Clock, NullLogger<LookUpWorker>.Instance);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await worker.StartAsync(stop.Token);
        while (await house.Store.NextEffectTimeAsync(stop.Token) is not null)
            await Task.Delay(10, stop.Token);
        await worker.StopAsync(CancellationToken.None);
    }

    private static Task FailAsync(HttpContext context, string fault)
    {
        switch (fault)
        {
            case "error":
                context.Response.StatusCode = 500;
                return Task.CompletedTask;
            case "not found":
                context.Response.StatusCode = 404;
                return context.Response.WriteAsJsonAsync(new { state = "active" });
            case "huge":
                return context.Response.WriteAsJsonAsync(new { state = "active", more = new string('x', 5_000) });
            case "no JSON":
                return context.Response.WriteAsync("<html>active</html>");
            case "cut JSON":
                return context.Response.WriteAsync("{\"state\":\"act");
            case "a list":
                return context.Response.WriteAsync("[{\"state\":\"active\"}]");
            case "a redirect":
                context.Response.Redirect("/elsewhere");
                return Task.CompletedTask;
            case "a broken connection":
                context.Abort();
                return Task.CompletedTask;
            case "never":
                return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            default:
                return Task.CompletedTask;
        }
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
