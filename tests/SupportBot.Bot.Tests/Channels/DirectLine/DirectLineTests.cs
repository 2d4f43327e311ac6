using System.Net.WebSockets;
using System.Text.Json;
using SupportBot.Bot.Turns;
using SupportBot.Store;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

public sealed class DirectLineTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_secret_makes_a_token_for_one_person_and_one_conversation()
    {
        var made = await _host.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHost.Secret, new { user = new { id = "dl_alex" } });
        Assert.Equal(200, made.Status);
        Assert.Equal(1800, made.Body.GetProperty("expires_in").GetInt32());
        var claims = Claims(made.Body.GetProperty("token").GetString()!);
        Assert.Equal("dl_alex", claims.GetProperty("user").GetString());
        Assert.Equal(made.Body.GetProperty("conversationId").GetString(), claims.GetProperty("conv").GetString());
        Assert.Empty(_host.Turns.Seen);
    }

    [Fact]
    public async Task Only_a_secret_makes_tokens_for_others()
    {
        var chat = await _host.StartChatAsync();
        Assert.Equal(401, (await _host.SendAsync(HttpMethod.Post, "tokens/generate", null)).Status);
        Assert.Equal("BadToken", (await _host.SendAsync(HttpMethod.Post, "tokens/generate", "some-other-secret-of-the-same-length-0")).Code);
        Assert.Equal("SecretNeeded", (await _host.SendAsync(HttpMethod.Post, "tokens/generate", chat.Token)).Code);
    }

    [Fact]
    public async Task A_user_id_without_prefix_is_refused()
    {
        var made = await _host.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHost.Secret, new { user = new { id = "alex" } });
        Assert.Equal(400, made.Status);
    }

    [Fact]
    public async Task Starting_greets_once_and_says_the_second_time_that_it_was_there()
    {
        var token = (await _host.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHost.Secret)).Body.GetProperty("token").GetString();
        var first = await _host.SendAsync(HttpMethod.Post, "conversations", token, new { user = new { }, locale = "de-DE" });
        var second = await _host.SendAsync(HttpMethod.Post, "conversations", token);
        Assert.Equal((201, 200), (first.Status, second.Status));
        var joined = Assert.Single(_host.Turns.Seen);
        Assert.Equal((IncomingKind.Joined, "de-DE", Transport.DirectLine), (joined.Kind, joined.Address.Locale, joined.Address.Transport));
    }

    [Fact]
    public async Task The_echo_is_in_the_log_when_the_post_is_answered()
    {
        var chat = await _host.StartChatAsync();
        var posted = await _host.SayAsync(chat, "my rig is down", "abc123");
        var log = await _host.ReadAsync(chat);
        Assert.Equal(["Hello", "my rig is down", "You said: my rig is down"], log.Texts);
        var echo = log.Body.GetProperty("activities")[1];
        Assert.Equal(posted.Body.GetProperty("id").GetString(), echo.GetProperty("id").GetString());
        Assert.Equal("abc123", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());
    }

    [Fact]
    public async Task Who_speaks_is_what_the_token_says()
    {
        var chat = await _host.StartChatAsync(new { id = "dl_alex" });
        await _host.SayAsync(chat, "hello");
        Assert.All(_host.Turns.Seen, incoming => Assert.Equal("dl_alex", incoming.Address.UserId));
        var echo = (await _host.ReadAsync(chat)).Body.GetProperty("activities")[1];
        Assert.Equal(("dl_alex", "user"), (echo.GetProperty("from").GetProperty("id").GetString(), echo.GetProperty("from").GetProperty("role").GetString()));
    }

    [Fact]
    public async Task A_message_sent_twice_takes_effect_once_and_gets_the_same_id()
    {
        var chat = await _host.StartChatAsync();
        var first = await _host.SayAsync(chat, "hello", "same");
        var second = await _host.SayAsync(chat, "hello", "same");
        Assert.Equal(first.Body.GetProperty("id").GetString(), second.Body.GetProperty("id").GetString());
        Assert.Equal(3, (await _host.ReadAsync(chat)).Texts.Length);
    }

    [Fact]
    public async Task The_watermark_gives_only_what_came_after()
    {
        var chat = await _host.StartChatAsync();
        var watermark = (await _host.ReadAsync(chat)).Body.GetProperty("watermark").GetString()!;
        Assert.Empty((await _host.ReadAsync(chat, watermark)).Texts);
        await _host.SayAsync(chat, "one");
        Assert.Equal(["one", "You said: one"], (await _host.ReadAsync(chat, watermark)).Texts);
        Assert.Equal(400, (await _host.ReadAsync(chat, "never")).Status);
    }

    [Fact]
    public async Task Why_the_bot_decided_so_is_not_for_clients()
    {
        var chat = await _host.StartChatAsync();
        Assert.DoesNotContain("secret reason", (await _host.ReadAsync(chat)).Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_opens_no_other_conversation()
    {
        var mine = await _host.StartChatAsync();
        var other = await _host.StartChatAsync();
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "/activities"), (HttpMethod.Post, "/activities"), (HttpMethod.Post, "/upload") })
        {
            var answer = await _host.SendAsync(method, $"conversations/{other.Id}{path}", mine.Token);
            Assert.Equal((403, "ForeignConversation"), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task A_changed_or_unsigned_token_is_refused()
    {
        var chat = await _host.StartChatAsync();
        var parts = chat.Token.Split('.');
        var unsigned = Base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
        var changed = parts[0] + "." + Base64("{\"conv\":\"x\",\"user\":\"dl_x\",\"channel\":\"directline\"}") + "." + parts[2];
        foreach (var token in new[] { unsigned, changed, "x", parts[0] + "." + parts[1] + ".AAAA" })
            Assert.Equal("BadToken", (await _host.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}/activities", token)).Code);
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action"}""")]
    [InlineData("""{"type":"messageDelete","id":"x"}""")]
    [InlineData("""{"text":"no type"}""")]
    [InlineData("""{"type":"message","text":"x","channelData":{"clientActivityID":"no identifier at all"}}""")]
    [InlineData("nonsense")]
    public async Task What_only_a_channel_may_send_and_what_is_malformed_is_refused(string body)
    {
        var chat = await _host.StartChatAsync();
        using var content = new StringContent(body, null, "application/json");
        var answer = await _host.SendAsync(HttpMethod.Post, $"conversations/{chat.Id}/activities", chat.Token, content);
        Assert.Equal((400, "BadArgument"), (answer.Status, answer.Code));
        Assert.Single(_host.Turns.Seen);
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"event","name":"anything","value":{"a":1}}""")]
    [InlineData("""{"type":"somethingNew"}""")]
    public async Task Typing_and_unknown_events_are_accepted_and_of_no_effect(string body)
    {
        var chat = await _host.StartChatAsync();
        using var content = new StringContent(body, null, "application/json");
        Assert.Equal(200, (await _host.SendAsync(HttpMethod.Post, $"conversations/{chat.Id}/activities", chat.Token, content)).Status);
        Assert.Single(_host.Turns.Seen);
    }

    [Fact]
    public async Task A_card_and_thumbs_arrive_as_values()
    {
        var chat = await _host.StartChatAsync();
        await _host.SendAsync(HttpMethod.Post, $"conversations/{chat.Id}/activities", chat.Token, new { type = "message", value = new { action = "ticketStatus", number = 7 } });
        await _host.SendAsync(HttpMethod.Post, $"conversations/{chat.Id}/activities", chat.Token, new
        {
            type = "event",
            name = "webchat:activity-status/feedback",
            entities = new[] { new Dictionary<string, object> { ["@type"] = "LikeAction", ["target"] = new { urlTemplate = "ms-directline://postback?interaction=like&message=a%7C0000002" } } },
        });
        var seen = _host.Turns.Seen.ToArray();
        Assert.Equal("ticketStatus", seen[1].RawValues["action"]);
        Assert.Equal((IncomingKind.Feedback, "like", "a|0000002"), (seen[2].Kind, seen[2].RawValues["reaction"], seen[2].RawValues["message"]));
    }

    [Fact]
    public async Task A_body_over_256_KiB_is_refused()
    {
        var chat = await _host.StartChatAsync();
        Assert.Equal(413, (await _host.SayAsync(chat, new string('a', 300_000))).Status);
    }

    [Fact]
    public async Task A_store_that_cannot_keep_it_answers_503_and_the_retry_works()
    {
        var chat = await _host.StartChatAsync();
        _host.Turns.Fault = new StoreUnavailableException("The disk is full at /somewhere/private.");
        var answer = await _host.SayAsync(chat, "hello", "once");
        Assert.Equal((503, "Unavailable"), (answer.Status, answer.Code));
        Assert.DoesNotContain("private", answer.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(200, (await _host.SayAsync(chat, "hello", "once")).Status);
    }

    [Fact]
    public async Task The_stream_replays_then_brings_echo_and_answer()
    {
        var chat = await _host.StartChatAsync();
        using var socket = await DirectLineHost.ListenAsync(chat.StreamUrl);
        var frame = await DirectLineHost.FrameAsync(socket);
        Assert.Equal("Hello", frame.GetProperty("activities")[0].GetProperty("text").GetString());
        await _host.SayAsync(chat, "one");
        var texts = new List<string>();
        while (texts.Count < 2)
            texts.AddRange((await DirectLineHost.FrameAsync(socket)).GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString()!));
        Assert.Equal(["one", "You said: one"], texts);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    [Fact]
    public async Task Coming_back_with_a_watermark_brings_what_was_missed()
    {
        var chat = await _host.StartChatAsync();
        var watermark = (await _host.ReadAsync(chat)).Body.GetProperty("watermark").GetString();
        await _host.SayAsync(chat, "missed");
        var back = await _host.SendAsync(HttpMethod.Get, $"conversations/{chat.Id}?watermark={watermark}", chat.Token);
        using var socket = await DirectLineHost.ListenAsync(back.Body.GetProperty("streamUrl").GetString()!);
        Assert.Equal("missed", (await DirectLineHost.FrameAsync(socket)).GetProperty("activities")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_long_history_comes_whole_in_frames_of_bounded_size()
    {
        await using var host = await DirectLineHost.StartAsync(options: [("DirectLine:MessageBurst", "1000")]);
        var chat = await host.StartChatAsync();
        for (var number = 0; number < 8; number++)
            await host.SayAsync(chat, number + new string('x', 60_000));
        using var socket = await DirectLineHost.ListenAsync(chat.StreamUrl);
        var (count, frames) = (0, 0);
        for (; count < 17; frames++)
        {
            var frame = await DirectLineHost.FrameAsync(socket);
            Assert.InRange(frame.GetRawText().Length, 1, 300 * 1024);
            count += frame.GetProperty("activities").GetArrayLength();
        }
        Assert.InRange(frames, 4, 17);
    }

    [Fact]
    public async Task A_stream_takes_only_a_token_for_streams_of_its_conversation()
    {
        var mine = await _host.StartChatAsync();
        var other = await _host.StartChatAsync();
        var callToken = mine.StreamUrl[..(mine.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)] + mine.Token;
        foreach (var url in new[] { callToken, mine.StreamUrl.Replace(mine.Id, other.Id, StringComparison.Ordinal) })
            await Assert.ThrowsAsync<WebSocketException>(() => DirectLineHost.ListenAsync(url));
        var stream = mine.StreamUrl[(mine.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)..];
        Assert.Equal("BadToken", (await _host.SendAsync(HttpMethod.Get, $"conversations/{mine.Id}/activities", stream)).Code);
    }

    [Fact]
    public async Task Refreshing_gives_a_token_for_the_same_conversation()
    {
        var chat = await _host.StartChatAsync();
        var fresh = await _host.SendAsync(HttpMethod.Post, "tokens/refresh", chat.Token);
        Assert.Equal(chat.Id, fresh.Body.GetProperty("conversationId").GetString());
        Assert.Equal(200, (await _host.ReadAsync(chat with { Token = fresh.Body.GetProperty("token").GetString()! })).Status);
    }

    [Fact]
    public async Task A_secret_may_act_for_the_person_of_its_conversation()
    {
        var started = await _host.SendAsync(HttpMethod.Post, "conversations", DirectLineHost.Secret, new { user = new { id = "dl_botium" } });
        var id = started.Body.GetProperty("conversationId").GetString();
        var posted = await _host.SendAsync(HttpMethod.Post, $"conversations/{id}/activities", DirectLineHost.Secret, new { type = "message", text = "hi", from = new { id = "me" } });
        Assert.Equal((201, 200), (started.Status, posted.Status));
        Assert.All(_host.Turns.Seen, incoming => Assert.Equal("dl_botium", incoming.Address.UserId));
        Assert.Equal(404, (await _host.SendAsync(HttpMethod.Get, "conversations/unknown/activities", DirectLineHost.Secret)).Status);
    }

    [Fact]
    public async Task A_flood_is_slowed_and_ordinary_typing_is_not()
    {
        await using var host = await DirectLineHost.StartAsync(options: [("DirectLine:MessageBurst", "5"), ("DirectLine:MessagesPerSecond", "1")]);
        var chat = await host.StartChatAsync();
        var statuses = new List<int>();
        for (var number = 0; number < 10; number++)
            statuses.Add((await host.SayAsync(chat, "x")).Status);
        Assert.Equal([200, 200, 200, 200, 200], statuses[..5]);
        Assert.Contains(429, statuses);
        Assert.Equal(200, (await host.SayAsync(await host.StartChatAsync(), "another person")).Status);
    }

    [Fact]
    public async Task Pages_of_named_origins_may_call_and_others_may_not()
    {
        foreach (var (origin, allowed) in new[] { ("https://www.example.org", true), ("https://evil.example", false) })
        {
            using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
            preflight.Headers.Add("Origin", origin);
            preflight.Headers.Add("Access-Control-Request-Method", "POST");
            preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
            using var answer = await _host.Http.SendAsync(preflight);
            Assert.Equal(allowed, answer.Headers.Contains("Access-Control-Allow-Origin"));
            if (allowed)
                Assert.Contains("authorization", answer.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_for_one_origin_is_refused_to_pages_of_another()
    {
        var made = await _host.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHost.Secret, new { trustedOrigins = new[] { "https://www.example.org" } });
        var token = made.Body.GetProperty("token").GetString();
        Assert.Equal("BadOrigin", (await _host.SendAsync(HttpMethod.Post, "conversations", token, origin: "https://evil.example")).Code);
        var started = await _host.SendAsync(HttpMethod.Post, "conversations", token, origin: "https://www.example.org");
        Assert.Equal(201, started.Status);
        await Assert.ThrowsAsync<WebSocketException>(() => DirectLineHost.ListenAsync(started.Body.GetProperty("streamUrl").GetString()!, "https://evil.example"));
    }

    [Fact]
    public async Task After_a_restart_the_conversation_and_its_token_go_on()
    {
        var folder = Directory.CreateTempSubdirectory("direct-line-").FullName;
        var first = await DirectLineHost.StartAsync(folder: folder);
        var chat = await first.StartChatAsync();
        await first.SayAsync(chat, "before");
        await first.DisposeAsync();
        await using var second = await DirectLineHost.StartAsync(folder: folder);
        await second.SayAsync(chat, "after");
        Assert.Equal(["Hello", "before", "You said: before", "after", "You said: after"], (await second.ReadAsync(chat)).Texts);
    }

    private static JsonElement Claims(string token) => JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;

    private static string Base64(string text) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));
}
