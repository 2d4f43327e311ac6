using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using SupportBot.Bot.Turns;
using SupportBot.Store;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private ChannelHost _host = null!;

    public async Task InitializeAsync() => _host = await ChannelHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_message_runs_a_turn_and_is_answered_with_an_empty_200()
    {
        var answer = await _host.PostAsync(Wire.Message("where is my order"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("where is my order", Assert.Single(_host.Turns.Seen).RawText);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("HEAD")]
    public async Task Other_verbs_are_not_allowed(string verb)
    {
        var answer = await _host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(verb), "/api/messages"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://127.0.0.1:9","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://127.0.0.1:9","from":{"id":"u"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","from":{"id":"u"},"conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","channelId":"a b","serviceUrl":"http://127.0.0.1:9","from":{"id":"u"},"conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","value":"\ud800"}""")]
    public async Task What_cannot_be_understood_is_a_400_with_a_sentence(string body)
    {
        var answer = await _host.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.EndsWith(".", Wire.Json(await answer.Content.ReadAsStringAsync())["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(_host.Turns.Seen);
    }

    [Fact]
    public async Task Deep_nesting_and_broken_utf8_are_a_400()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await _host.PostAsync(new string('[', 100_000))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _host.PostAsync([.. "{\"type\":\"message\",\"x\":\""u8, 0xFF, .. "\"}"u8])).StatusCode);
    }

    [Fact]
    public async Task Long_lists_are_a_400()
    {
        var body = Wire.Message(change: a => a["attachments"] = Wire.Json("[" + string.Join(',', Enumerable.Repeat("{}", 50_000)) + "]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await _host.PostAsync(body)).StatusCode);
    }

    [Fact]
    public async Task A_body_at_the_limit_is_read_and_one_byte_more_is_not()
    {
        var body = Wire.Message();
        var full = body[..^1] + new string(' ', (256 * 1024) - Encoding.UTF8.GetByteCount(body)) + "}";
        Assert.Equal(HttpStatusCode.OK, (await _host.PostAsync(full)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _host.PostAsync(full + " ")).StatusCode);
    }

    [Fact]
    public async Task A_chunked_body_is_cut_off_at_the_limit()
    {
        using var client = new TcpClient();
        var to = new Uri(_host.Url);
        await client.ConnectAsync(to.Host, to.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"));
        // Never finished: the answer must come as soon as too much is there.
        var chunk = Encoding.ASCII.GetBytes($"{64 * 1024:x}\r\n{new string(' ', 64 * 1024)}\r\n");
        for (var i = 0; i < 5; i++) await stream.WriteAsync(chunk);
        var line = await new StreamReader(stream).ReadLineAsync();
        Assert.Contains(" 413 ", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", "application/json")]
    [InlineData("br", "application/json")]
    [InlineData(null, "text/plain")]
    [InlineData(null, "application/x-www-form-urlencoded")]
    [InlineData(null, null)]
    public async Task Encodings_and_other_media_types_are_a_415(string? encoding, string? type)
    {
        using var content = new StringContent(Wire.Message());
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        var answer = await _host.Http.PostAsync("/api/messages", content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("trace")]
    [InlineData("somethingNew")]
    public async Task Types_that_mean_nothing_to_us_are_accepted(string type)
    {
        Assert.Equal(HttpStatusCode.OK, (await _host.PostAsync(Wire.Of(type))).StatusCode);
        Assert.Empty(_host.Turns.Seen);
    }

    [Fact]
    public async Task Handoff_status_is_accepted()
    {
        var answer = await _host.PostAsync(Wire.Of("event", a =>
        {
            a["name"] = "handoff.status";
            a["value"] = Wire.Json("""{"state":"accepted"}""");
        }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task An_invoke_nobody_knows_is_a_501()
    {
        var answer = await _host.PostAsync(Wire.Of("invoke", a => a["name"] = "composeExtension/query"));
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }

    [Fact]
    public async Task Expected_replies_are_in_the_answer()
    {
        _host.Turns.Answer = _ => new TurnOutcome(TurnStatus.Done, [RecordingTurns.Reply("one"), RecordingTurns.Reply("two")], null);
        var answer = await _host.PostAsync(Wire.Message(change: a => a["deliveryMode"] = "expectReplies"));
        var activities = Wire.Json(await answer.Content.ReadAsStringAsync())["activities"]!.AsArray();
        Assert.Equal(["one", "two"], activities.Select(a => a!["text"]!.GetValue<string>()));
        Assert.True(_host.Turns.Last.RepliesInline);
    }

    [Fact]
    public async Task A_card_action_runs_a_turn_and_is_answered_in_place()
    {
        _host.Turns.Answer = _ => new TurnOutcome(TurnStatus.Done, [RecordingTurns.Reply("one"), RecordingTurns.Reply("two")], null);
        var answer = await _host.PostAsync(Wire.Of("invoke", a =>
        {
            a["name"] = "adaptiveCard/action";
            a["value"] = Wire.Json("""{"action":{"type":"Action.Execute","verb":"ticketStatus","data":{"reference":"SB-1","count":3}}}""");
        }));
        var body = Wire.Json(await answer.Content.ReadAsStringAsync());
        Assert.Equal(200, body["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.activity.message", body["type"]!.GetValue<string>());
        Assert.Equal("one\n\ntwo", body["value"]!.GetValue<string>());
        Assert.Equal(("ticketStatus", "SB-1", "3"), (_host.Turns.Last.RawValues["action"], _host.Turns.Last.RawValues["reference"], _host.Turns.Last.RawValues["count"]));
    }

    [Fact]
    public async Task Feedback_is_answered_with_an_empty_200()
    {
        var answer = await _host.PostAsync(Wire.Of("invoke", a =>
        {
            a["name"] = "message/submitAction";
            a["value"] = Wire.Json("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"good\"}"}}""");
        }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, answer.Content.Headers.ContentLength);
        Assert.Equal(IncomingKind.Feedback, _host.Turns.Last.Kind);
        Assert.Equal("good", _host.Turns.Last.RawValues["feedback"]);
    }

    [Fact]
    public async Task When_nothing_can_be_kept_the_channel_is_asked_to_try_later()
    {
        _host.Turns.Answer = _ => throw new StoreUnavailableException("Disk full at /secret/place");
        var answer = await _host.PostAsync(Wire.Message());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
