using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using SupportBot.Store;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

public sealed class OutboxSenderTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private ConnectorStub _connector = null!;
    private ChannelHost _host = null!;
    private int _turns;

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        _host = await ChannelHost.StartAsync(new() { ["BotFramework:JitterSeed"] = "1" }, time: _time);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_goes_to_the_escaped_address_without_a_token()
    {
        await WriteAsync("19:x@thread.v2;messageid=7", Reply("o-1", "hello", replyTo: "a|1"));
        await UntilAsync(async () => (await CountsAsync()).Sent == 1);
        var post = Assert.Single(_connector.Posts);
        Assert.Equal("/base/v3/conversations/19%3Ax%40thread.v2%3Bmessageid%3D7/activities/a%7C1", post.Path);
        Assert.Equal("hello", Wire.Json(post.Body)["text"]!.GetValue<string>());
        Assert.Equal("", post.Authorization);
    }

    [Fact]
    public async Task Without_reply_the_last_segment_is_left_out()
    {
        await WriteAsync("c-1", Reply("o-1", "hello"));
        await UntilAsync(async () => (await CountsAsync()).Sent == 1);
        Assert.Equal("/base/v3/conversations/c-1/activities", Assert.Single(_connector.Posts).Path);
    }

    [Fact]
    public async Task A_greeting_replies_to_no_activity_that_the_channel_knows()
    {
        await WriteAsync("c-1", Reply("o-1", "hello", replyTo: "made:joined"));
        await UntilAsync(async () => (await CountsAsync()).Sent == 1);
        var post = Assert.Single(_connector.Posts);
        Assert.Equal("/base/v3/conversations/c-1/activities", post.Path);
        Assert.Null(Wire.Json(post.Body)["replyToId"]);
        Assert.Equal("hello", Text(post));
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(201, """{"id":"1"}""")]
    [InlineData(202, "")]
    [InlineData(201, "not json")]
    [InlineData(200, """{"id":{"a":1}}""")]
    public async Task Every_2xx_is_sent_with_id_or_without(int status, string body)
    {
        _connector.Script = (_, context) => ConnectorStub.AnswerAsync(context, status, body);
        await WriteAsync("c-1", Reply("o-1", "hello"));
        await UntilAsync(async () => (await CountsAsync()).Sent == 1);
        Assert.Single(_connector.Posts);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(302)]
    public async Task Refusals_are_the_end_and_the_next_message_goes_on(int status)
    {
        _connector.Script = (post, context) =>
        {
            context.Response.Headers.Location = "http://127.0.0.1:9/elsewhere";
            return ConnectorStub.AnswerAsync(context, post.Body.Contains("first", StringComparison.Ordinal) ? status : 200);
        };
        await WriteAsync("c-1", Reply("o-1", "first"), Reply("o-2", "second"));
        await UntilAsync(async () => await CountsAsync() is { Dead: 1, Sent: 1 });
        Assert.Equal(2, _connector.Posts.Count);
    }

    [Fact]
    public async Task Retry_after_is_kept_and_so_is_the_order_while_others_go_on()
    {
        var start = _time.GetUtcNow();
        var at = new Dictionary<string, DateTimeOffset>();
        var refused = false;
        _connector.Script = (post, context) =>
        {
            var text = Text(post);
            if (text == "first" && !refused)
            {
                refused = true;
                context.Response.Headers.RetryAfter = "7";
                return ConnectorStub.AnswerAsync(context, 429);
            }

            at[text] = _time.GetUtcNow();
            return ConnectorStub.AnswerAsync(context, 200);
        };
        await WriteAsync("c-1", Reply("o-1", "first"), Reply("o-2", "second"));
        await WriteAsync("c-2", Reply("o-3", "other"));
        await UntilAsync(async () => (await CountsAsync()).Sent == 1);
        Assert.Equal(start, at["other"]);
        await UntilAsync(async () => (await CountsAsync()).Sent == 3, step: TimeSpan.FromMilliseconds(250));
        Assert.True(at["first"] - start >= TimeSpan.FromSeconds(7), $"only {at["first"] - start}");
        Assert.True(at["second"] >= at["first"]);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task What_may_pass_is_tried_again_with_the_same_body(int status)
    {
        _connector.Script = (_, context) => ConnectorStub.AnswerAsync(context, _connector.Posts.Count < 4 ? status : 200);
        await WriteAsync("c-1", Reply("o-1", "hello"));
        await UntilAsync(async () => (await CountsAsync()).Sent == 1, step: TimeSpan.FromMilliseconds(250));
        Assert.Equal(4, _connector.Posts.Count);
        Assert.Single(_connector.Posts.Select(p => p.Body).Distinct());
    }

    [Fact]
    public async Task A_connector_that_is_away_is_tried_until_ten_minutes_are_over()
    {
        var address = Address("c-1") with { ServiceUrl = "http://127.0.0.1:1/base" };
        await WriteAsync("c-1", address, Reply("o-1", "hello"));
        await UntilAsync(async () => (await CountsAsync()).Dead == 1, step: TimeSpan.FromSeconds(2));
        Assert.True(_time.GetUtcNow() - ManualStart >= TimeSpan.FromMinutes(8), "given up too early");
    }

    [Theory]
    [InlineData(OutboxKind.BotReply, 1)]
    [InlineData(OutboxKind.AgentMessage, 2)]
    [InlineData(OutboxKind.TicketNotice, 2)]
    public async Task Taken_then_dropped_gives_at_most_one_copy_and_only_for_people_and_tickets(OutboxKind kind, int posts)
    {
        _connector.Script = (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        var start = _time.GetUtcNow();
        await WriteAsync("c-1", Reply("o-1", "hello", kind));
        await UntilAsync(async () => (await CountsAsync()).Dead == 1, step: TimeSpan.FromSeconds(1));
        Assert.Equal(posts, _connector.Posts.Count);
        if (posts == 2) Assert.True(_time.GetUtcNow() - start >= TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Answers_that_leave_it_open_count_as_unclear(int status)
    {
        _connector.Script = (_, context) => ConnectorStub.AnswerAsync(context, status);
        await WriteAsync("c-1", Reply("o-1", "agent", OutboxKind.AgentMessage));
        await WriteAsync("c-2", Reply("o-2", "bot"));
        await UntilAsync(async () => (await CountsAsync()).Dead == 2, step: TimeSpan.FromSeconds(1));
        Assert.Equal((2, 1), (_connector.Posts.Count(p => Text(p) == "agent"), _connector.Posts.Count(p => Text(p) == "bot")));
    }

    [Fact]
    public async Task A_connector_that_hangs_is_left_after_fifteen_seconds_and_holds_up_nobody_else()
    {
        var hang = new TaskCompletionSource();
        _connector.Script = (post, context) => Text(post) == "stuck" ? hang.Task : ConnectorStub.AnswerAsync(context, 200);
        await WriteAsync("c-1", Reply("o-1", "stuck"));
        await UntilAsync(() => Task.FromResult(_connector.Posts.Count == 1));
        await WriteAsync("c-2", Reply("o-2", "free"));
        await UntilAsync(async () => (await CountsAsync()).Sent == 1);
        _time.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(1, (await CountsAsync()).Waiting);
        await UntilAsync(async () => (await CountsAsync()).Dead == 1, step: TimeSpan.FromSeconds(1));
        hang.SetResult();
    }

    [Fact]
    public async Task A_conversations_messages_arrive_in_order_and_many_conversations_at_once()
    {
        const int conversations = 20;
        const int each = 10;
        for (var c = 0; c < conversations; c++)
            await WriteAsync($"c-{c}", [.. Enumerable.Range(0, each).Select(i => Reply($"o-{c}-{i}", i.ToString(CultureInfo.InvariantCulture)))]);
        await UntilAsync(async () => (await CountsAsync()).Sent == conversations * each);
        foreach (var line in _connector.Posts.GroupBy(p => p.Path))
            Assert.Equal(Enumerable.Range(0, each), line.Select(p => int.Parse(Text(p), CultureInfo.InvariantCulture)));
        Assert.Equal(conversations * each, _connector.Posts.Count);
    }

    [Fact]
    public async Task The_bots_words_from_before_a_handoff_are_not_sent_and_the_goodbye_is()
    {
        var refuse = true;
        _connector.Script = (_, context) => ConnectorStub.AnswerAsync(context, refuse ? 502 : 200);
        await WriteAsync("c-1", Reply("o-1", "old answer"));
        await UntilAsync(() => Task.FromResult(_connector.Posts.Count == 1));
        refuse = false;
        await WriteAsync("c-1", Address("c-1"), ConversationOwner.Human, 1, Reply("o-2", "goodbye", epoch: 1));
        await UntilAsync(async () => await CountsAsync() is { Superseded: 1, Sent: 1 }, step: TimeSpan.FromMilliseconds(250));
        Assert.Equal(["old-answer", "goodbye"], _connector.Posts.Select(Text).Distinct());
        Assert.Equal(1, _connector.Posts.Count(p => Text(p) == "goodbye"));
    }

    [Fact]
    public async Task Clients_that_pull_are_not_posted_to()
    {
        await WriteAsync("c-2", Address("c-2") with { Transport = Transport.DirectLine }, Reply("o-2", "pulled"));
        await UntilAsync(async () => (await CountsAsync()).Sent == 1);
        Assert.Empty(_connector.Posts);
    }

    [Theory]
    [InlineData("https://evil.example.org")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("https://smba.trafficmanager.net.evil.example")]
    public async Task A_foreign_address_is_never_spoken_to(string url)
    {
        await WriteAsync("c-1", Address("c-1") with { ServiceUrl = url }, Reply("o-1", "hello"));
        await UntilAsync(async () => (await CountsAsync()).Dead == 1);
        Assert.Empty(_connector.Posts);
    }

    [Fact]
    public async Task An_allowed_name_that_leads_inside_is_not_connected_to()
    {
        using var bait = new TcpListener(System.Net.IPAddress.Loopback, 0);
        bait.Start();
        var urls = new SupportBot.Bot.Channels.BotFramework.ServiceUrls([], loopback: false);
        using var http = SupportBot.Bot.Channels.BotFramework.ConnectorHttp.Create(urls, new());
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri($"http://localhost:{((System.Net.IPEndPoint)bait.LocalEndpoint).Port}/")));
        Assert.False(bait.Pending());
    }

    [Fact]
    public async Task What_was_left_by_a_crash_is_sent_when_its_lease_ends()
    {
        await using var crashed = StoreFactory.Create(new StoreOptions { Path = _host.DatabasePath }, _time, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await crashed.MigrateAsync();
        var later = _time.GetUtcNow().AddSeconds(30);
        await WriteAsync("c-1", Reply("o-1", "hello", notBefore: later));
        var claimed = await crashed.ClaimOutboxAsync("crashed-node", 10, later, TimeSpan.FromSeconds(60));
        Assert.Single(claimed);
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(_connector.Posts);
        await UntilAsync(async () => (await CountsAsync()).Sent == 1, step: TimeSpan.FromSeconds(5));
        Assert.Single(_connector.Posts);
    }

    private static DateTimeOffset ManualStart { get; } = new ManualTime().GetUtcNow();

    private static string Text(Posted post) => Wire.Json(post.Body)["text"]!.GetValue<string>();

    private Task<OutboxCounts> CountsAsync() => _host.Store.CountOutboxAsync();

    private Address Address(string conversation) => new()
    {
        Channel = "msteams", ConversationId = conversation, UserId = "user-1", BotId = "bot-1", ServiceUrl = _connector.Url + "/base/", Transport = Transport.BotFramework,
    };

    private OutboxMessage Reply(
        string id, string text, OutboxKind kind = OutboxKind.BotReply, long epoch = 0, string? replyTo = null, DateTimeOffset? notBefore = null) =>
        new(
            id,
            kind,
            KeptJson.Write(new { type = "message", text = SafeText.OfIdentifier(text.Replace(' ', '-')), replyToId = replyTo, channelData = new { outboxId = id } }),
            notBefore ?? _time.GetUtcNow(),
            epoch);

    private Task WriteAsync(string conversation, params OutboxMessage[] messages) => WriteAsync(conversation, Address(conversation), messages);

    private Task WriteAsync(string conversation, Address address, params OutboxMessage[] messages) =>
        WriteAsync(conversation, address, ConversationOwner.Bot, 0, messages);

    private async Task WriteAsync(string conversation, Address address, ConversationOwner owner, long epoch, params OutboxMessage[] messages)
    {
        var version = (await _host.Store.LoadConversationAsync(address.Key))?.Version ?? 0;
        var result = await _host.Store.CommitAsync(new TurnCommit(
            new InboxKey("msteams", conversation, $"in-{++_turns}"), _time.GetUtcNow(), SafeText.Empty,
            new ConversationChange(address.Key, "msteams", "user-1", version, SafeText.Empty, KeptJson.Write(address), owner, epoch, "en", _time.GetUtcNow()),
            [], [], messages, [], null, SafeText.Empty));
        Assert.IsType<CommitResult.Committed>(result);
    }

    /// <summary>Waits in real time for work on other threads; moves the test's clock by <paramref name="step"/> at each look.</summary>
    private async Task UntilAsync(Func<Task<bool>> done, TimeSpan step = default)
    {
        var watch = Stopwatch.StartNew();
        while (!await done())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"not within 20 s: {await CountsAsync()}, {_connector.Posts.Count} posts");
            await Task.Delay(5);
            if (step > TimeSpan.Zero) _time.Advance(step);
        }
    }
}
