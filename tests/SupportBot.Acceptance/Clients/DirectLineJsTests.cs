using System.Text;
using System.Text.Json;
using SupportBot.Acceptance.Harness;
using Xunit;

namespace SupportBot.Acceptance.Clients;

/// <summary>botframework-directlinejs as it comes from npm, in Node, with WebSocket and by polling.</summary>
[Collection(ClientsCollection.Name)]
public sealed class DirectLineJsTests : IAsyncLifetime
{
    private const string Question = "how do I turn on huge pages in Windows for my miner";

    // A red dot.
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");

    private BotProcess? _bot;

    private BotProcess Bot => _bot ?? throw new InvalidOperationException("The test was skipped.");

    public async Task InitializeAsync()
    {
        if (Directory.Exists(Path.Combine(Needed.NodeFolder, "node_modules")))
            _bot = await BotProcess.StartNewAsync(DirectLineJs.Settings);
    }

    public async Task DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_is_echoed_with_its_client_id_and_answered_with_buttons(bool webSocket)
    {
        Needed.Package("botframework-directlinejs");
        await using var person = await DirectLineJs.StartAsync(Bot, webSocket);
        await person.HeardAsync("support assistant");
        Assert.Contains(DirectLineJs.Online, await person.StatusesAsync(2));

        var number = await person.SayAsync(Question, "the-client-s-own-id");
        var heard = await person.HeardAsync("huge pages");
        var echo = Assert.Single(heard, activity => !Wire.IsFromBot(activity));
        Assert.Equal("the-client-s-own-id", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal((await person.PostedAsync(number)).GetProperty("id").GetString(), echo.GetProperty("id").GetString());
        Assert.Equal(person.UserId, echo.GetProperty("from").GetProperty("id").GetString());
        var answer = heard[heard.IndexOf(echo) + 1];
        Assert.Equal(echo.GetProperty("id").GetString(), answer.GetProperty("replyToId").GetString());
        Assert.Contains("Yes", heard.SelectMany(activity => Wire.Read(activity).Buttons));

        await person.SayAsync("Yes");
        await person.HeardAsync("Good to hear");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Messages_sent_at_once_are_answered_one_by_one_in_order(bool webSocket)
    {
        Needed.Package("botframework-directlinejs");
        await using var person = await DirectLineJs.StartAsync(Bot, webSocket);
        await person.HeardAsync("support assistant");
        for (var i = 1; i <= 8; i++)
            await person.PostedAsync(await person.SayAsync($"status of SB-0000-000{i}"));
        var heard = (await person.HeardAsync("SB-0000-0008")).Select(activity => Wire.Read(activity).Text).Where(text => text.Contains("SB-0000", StringComparison.Ordinal)).ToList();
        for (var i = 1; i <= 8; i++)
            Assert.All(heard.Skip(2 * (i - 1)).Take(2), text => Assert.Contains($"SB-0000-000{i}", text));
        Assert.Equal(16, heard.Count);
    }

    [SkippableFact]
    public async Task Token_is_renewed_by_the_client_and_goes_on_working()
    {
        Needed.Package("botframework-directlinejs");
        await using var person = await DirectLineJs.StartAsync(Bot, webSocket: true);
        await person.RenewedAsync();
        await person.SayAsync(Question);
        await person.HeardAsync("huge pages");
        await using var other = await person.ReloadAsync(Bot, webSocket: false);
        await other.HeardAsync("huge pages");
    }

    [SkippableFact]
    public async Task Client_comes_back_after_the_bot_was_killed_and_hears_all_of_it_once()
    {
        Needed.Package("botframework-directlinejs");
        await using var person = await DirectLineJs.StartAsync(Bot, webSocket: true);
        await person.HeardAsync("support assistant");
        await person.SayAsync(Question);
        await person.HeardAsync("huge pages");

        await Bot.KillAsync();
        await Bot.StartAsync();
        // Another window speaks while the first one still waits to reconnect; by polling, where a broken line ends the client.
        await using var other = await person.ReloadAsync(Bot, webSocket: false);
        await other.HeardAsync("huge pages");
        await other.SayAsync("status of SB-0000-0001");
        await other.HeardAsync("I cannot find");
        var heard = Ids(await person.HeardAsync("I cannot find", seconds: 60));

        Assert.Equal(heard.Distinct(), heard);
        Assert.Equal(heard, Ids(await other.HeardAsync("I cannot find")));
        await using var reloaded = await person.ReloadAsync(Bot, webSocket: true);
        Assert.Equal(heard, Ids(await reloaded.HeardAsync("I cannot find")));
    }

    [SkippableFact]
    public async Task Text_and_picture_are_taken_and_a_vector_graphic_is_refused()
    {
        Needed.Package("botframework-directlinejs");
        await using var person = await DirectLineJs.StartAsync(Bot, webSocket: true);
        await person.HeardAsync("support assistant");

        var number = await person.UploadAsync(("miner.log", "text/plain", "speed 10s 812.4 H/s\n"u8.ToArray()), ("screen.png", "image/png", Png));
        await person.HeardAsync("your file");
        var echo = Assert.Single((await person.HeardAsync("your file")), activity => !Wire.IsFromBot(activity));
        Assert.Equal((await person.PostedAsync(number)).GetProperty("id").GetString(), echo.GetProperty("id").GetString());
        var files = echo.GetProperty("attachments").EnumerateArray().ToList();
        Assert.Equal(["miner.log", "screen.png"], files.Select(file => file.GetProperty("name").GetString()));
        Assert.Equal("speed 10s 812.4 H/s\n", Encoding.UTF8.GetString(await FetchAsync(files[0])));
        Assert.Equal(Png, await FetchAsync(files[1]));

        await person.UploadAsync(("drawing.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"u8.ToArray()));
        var refused = (await person.ActivitiesAsync(atLeast: 7)).Last(activity => !Wire.IsFromBot(activity)).GetProperty("attachments")[0];
        Assert.Equal("drawing.svg", refused.GetProperty("name").GetString());
        Assert.False(refused.TryGetProperty("contentUrl", out _));
        Assert.Equal(2, (await Bot.QueryAsync("SELECT * FROM uploads")).Count);
    }

    private async Task<byte[]> FetchAsync(JsonElement file)
    {
        var address = new Uri(file.GetProperty("contentUrl").GetString()!, UriKind.Absolute);
        using var answer = await Bot.Http.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static List<string?> Ids(IEnumerable<JsonElement> activities) => [.. activities.Select(activity => activity.GetProperty("id").GetString())];
}
