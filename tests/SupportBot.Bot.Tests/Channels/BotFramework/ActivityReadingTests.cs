using System.Net;
using System.Text.Json.Nodes;
using SupportBot.Bot.Turns;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

public sealed class ActivityReadingTests : IAsyncLifetime
{
    private ChannelHost _host = null!;

    public async Task InitializeAsync() => _host = await ChannelHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_address_is_read_whole()
    {
        var incoming = await ReadAsync(Wire.Message(change: a => a["localTimezone"] = "Europe/Berlin"));
        Assert.Equal(
            new Address
            {
                Channel = "msteams", ConversationId = "19:x@thread.v2;messageid=7", UserId = "user-1", BotId = "bot-1", BotName = null,
                ServiceUrl = Wire.Local, TenantId = "t-1", Trusted = false, IsGroup = false, Locale = "de-DE", TimeZone = "Europe/Berlin",
                Transport = Transport.BotFramework,
            },
            incoming.Address);
        Assert.Equal((IncomingKind.Message, "a-1", "hello"), (incoming.Kind, incoming.ActivityId, incoming.RawText));
    }

    [Theory]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("Not/AZone", null)]
    [InlineData("", null)]
    public async Task Time_zones_are_iana_or_nothing(string sent, string? kept) =>
        Assert.Equal(kept, (await ReadAsync(Wire.Message(change: a => a["localTimezone"] = sent))).Address.TimeZone);

    [Fact]
    public async Task Client_info_fills_in_zone_and_locale()
    {
        var incoming = await ReadAsync(Wire.Message(change: a =>
        {
            a.Remove("locale");
            a["entities"] = Wire.Json("""[null,5,{"type":"clientInfo","locale":"pt-BR","timezone":"America/Sao_Paulo"}]""");
        }));
        Assert.Equal(("pt-BR", "America/Sao_Paulo"), (incoming.Address.Locale, incoming.Address.TimeZone));
    }

    [Fact]
    public async Task Tenant_comes_from_channel_data_when_the_conversation_has_none()
    {
        var incoming = await ReadAsync(Wire.Message(change: a =>
        {
            ((JsonObject)a["conversation"]!).Remove("tenantId");
            a["channelData"] = Wire.Json("""{"tenant":{"id":"t-2"}}""");
        }));
        Assert.Equal("t-2", incoming.Address.TenantId);
    }

    [Theory]
    [InlineData("\"a string\"")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("[1]")]
    public async Task Channel_data_may_be_anything(string data) =>
        Assert.Equal("hello", (await ReadAsync(Wire.Message(change: a => a["channelData"] = JsonNode.Parse(data)))).RawText);

    [Theory]
    [InlineData("channel", null, true)]
    [InlineData("groupChat", null, true)]
    [InlineData("personal", null, false)]
    [InlineData(null, true, true)]
    [InlineData(null, null, false)]
    public async Task Groups_are_told_from_private_chats(string? type, bool? isGroup, bool expected)
    {
        var incoming = await ReadAsync(Wire.Message(change: a =>
            a["conversation"] = new JsonObject { ["id"] = "c", ["conversationType"] = type, ["isGroup"] = isGroup }));
        Assert.Equal(expected, incoming.Address.IsGroup);
    }

    [Theory]
    [InlineData("<at>Help Desk</at>&nbsp;where is my order", "where is my order")]
    [InlineData("ask <at>Ann</at> or <at>Help Desk</at>", "ask <at>Ann</at> or")]
    [InlineData("<AT>help desk</AT> hi", "hi")]
    public async Task Only_the_mention_of_the_bot_is_taken_out(string sent, string read)
    {
        var incoming = await ReadAsync(Wire.Message(sent, a => a["entities"] = Wire.Json(
            """[{"type":"mention","mentioned":{"id":"bot-1"},"text":"<at>Help Desk</at>"},{"type":"mention","mentioned":{"id":"u-2"},"text":"<at>Ann</at>"}]""")));
        Assert.Equal(read, incoming.RawText);
    }

    [Theory]
    [InlineData("xml", "<p>a &lt; b</p><p>3 < 4<br/>end</p>", "a < b\n3 < 4\nend")]
    [InlineData("xml", "if x <5 and y> 2", "if x <5 and y> 2")]
    [InlineData("markdown", "**bold** `E_CODE_12` \\*star\\* [page](https://example.org/x)", "bold E_CODE_12 *star* page https://example.org/x")]
    [InlineData("markdown", "a](b) c_d [x] (y)", "a](b) c_d [x] (y)")]
    [InlineData("plain", "**as** <typed>", "**as** <typed>")]
    [InlineData("unheard-of", " spaces ", "spaces")]
    public async Task Every_text_format_becomes_plain(string format, string sent, string read) =>
        Assert.Equal(read, (await ReadAsync(Wire.Message(sent, a => a["textFormat"] = format))).RawText);

    [Fact]
    public async Task Nul_is_dropped() => Assert.Equal("ab", (await ReadAsync(Wire.Message("a\0b"))).RawText);

    [Fact]
    public async Task Values_of_a_card_become_names_and_strings()
    {
        var incoming = await ReadAsync(Wire.Message("", a => a["value"] = Wire.Json("""{"action":"submitIt","n":1.50,"yes":true,"none":null,"deep":{"a":[1]},"bad name":"x"}""")));
        Assert.Equal(
            new Dictionary<string, string> { ["action"] = "submitIt", ["n"] = "1.50", ["yes"] = "true", ["deep"] = """{"a":[1]}""" },
            incoming.RawValues);
    }

    [Fact]
    public async Task A_bare_string_as_value_is_what_the_person_said() =>
        Assert.Equal("yes please", (await ReadAsync(Wire.Message("", a => a["value"] = "yes please"))).RawText);

    [Fact]
    public async Task Files_are_taken_and_only_known_hosts_are_remembered()
    {
        var incoming = await ReadAsync(Wire.Message("", a => a["attachments"] = Wire.Json(
            """
            [null,{"contentType":"text/html","content":"<p>copy of the text</p>"},{"contentType":"application/vnd.microsoft.card.adaptive","content":{}},
             {"contentType":"image/PNG","contentUrl":"https://smba.trafficmanager.net/emea/v3/attachments/1/views/original","name":"a.png"},
             {"contentType":"not a type","contentUrl":"https://evil.example.org/x","name":"b.pdf"}]
            """)));
        Assert.Equal(
            [
                new IncomingAttachment("a.png", "image/png", null, "https://smba.trafficmanager.net/emea/v3/attachments/1/views/original"),
                new IncomingAttachment("b.pdf", "application/octet-stream", null, null),
            ],
            incoming.Attachments);
    }

    [Fact]
    public async Task Both_ways_of_joining_share_one_id()
    {
        var update = await ReadAsync(Wire.Of("conversationUpdate", a => a["membersAdded"] = Wire.Json("""[{"id":"user-1"},{"id":"bot-1"}]""")));
        var install = await ReadAsync(Wire.Of("installationUpdate", a =>
        {
            a["id"] = "other";
            a["action"] = "add";
        }));
        Assert.Equal((IncomingKind.Joined, IncomingKind.Joined), (update.Kind, install.Kind));
        Assert.Equal(update.ActivityId, install.ActivityId);
        Assert.Equal(update.Address.UserId, install.Address.UserId);
    }

    [Theory]
    [InlineData("msteams", "personal", """[{"id":"bot-1"}]""", true)]
    [InlineData("webchat", null, """[{"id":"bot-1"}]""", false)]
    [InlineData("webchat", null, """[null,{"id":"u-9"}]""", true)]
    [InlineData("msteams", "channel", """[{"id":"u-9"}]""", false)]
    [InlineData("msteams", "channel", """[{"id":"bot-1"}]""", true)]
    [InlineData("emulator", null, "[]", false)]
    public async Task Who_came_decides_whether_to_greet(string channel, string? type, string members, bool greets)
    {
        var answer = await _host.PostAsync(Wire.Of("conversationUpdate", a =>
        {
            a["channelId"] = channel;
            a["conversation"]!["conversationType"] = type;
            a["membersAdded"] = JsonNode.Parse(members);
        }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(greets ? 1 : 0, _host.Turns.Seen.Count(i => i.Kind == IncomingKind.Joined));
    }

    [Theory]
    [InlineData("remove", IncomingKind.Left)]
    [InlineData("add", IncomingKind.Joined)]
    public async Task Installation_tells_of_coming_and_going(string action, IncomingKind kind) =>
        Assert.Equal(kind, (await ReadAsync(Wire.Of("installationUpdate", a => a["action"] = action))).Kind);

    [Fact]
    public async Task An_edit_has_an_id_of_its_own_and_names_the_message()
    {
        var first = await ReadAsync(Wire.Of("messageUpdate", a => a["text"] = "better words"));
        var second = await ReadAsync(Wire.Of("messageUpdate", a => a["text"] = "best words"));
        Assert.Equal((IncomingKind.Edited, "better words", "a-1"), (first.Kind, first.RawText, first.RawValues["message"]));
        Assert.NotEqual("a-1", first.ActivityId);
        Assert.NotEqual(second.ActivityId, first.ActivityId);
        Assert.Equal(IncomingKind.Deleted, (await ReadAsync(Wire.Of("messageDelete"))).Kind);
    }

    [Fact]
    public async Task Reactions_and_web_chat_thumbs_are_feedback()
    {
        var reaction = await ReadAsync(Wire.Of("messageReaction", a =>
        {
            a["replyToId"] = "bot-message";
            a["reactionsAdded"] = Wire.Json("""[null,{"type":"laugh"},{"type":"heart"}]""");
        }));
        var thumb = await ReadAsync(Wire.Of("event", a =>
        {
            a["name"] = "webchat:activity-status/feedback";
            a["entities"] = Wire.Json("""[{"@type":"DislikeAction","target":{"urlTemplate":"ms-directline://postback?interaction=dislike&message=c%7C0000002"}}]""");
        }));
        Assert.Equal(("like", "bot-message"), (reaction.RawValues["reaction"], reaction.RawValues["message"]));
        Assert.Equal((IncomingKind.Feedback, "dislike", "c|0000002"), (thumb.Kind, thumb.RawValues["reaction"], thumb.RawValues["message"]));
    }

    [Fact]
    public async Task Without_id_the_same_activity_gets_the_same_one()
    {
        var first = await ReadAsync(Wire.Message(change: a => a.Remove("id")));
        var again = await ReadAsync(Wire.Message(change: a => a.Remove("id")));
        var other = await ReadAsync(Wire.Message("other", a => a.Remove("id")));
        Assert.Equal(first.ActivityId, again.ActivityId);
        Assert.NotEqual(first.ActivityId, other.ActivityId);
    }

    [Fact]
    public async Task Without_id_and_time_two_equal_messages_are_two()
    {
        static void Bare(JsonObject a)
        {
            a.Remove("id");
            a.Remove("timestamp");
        }

        Assert.NotEqual((await ReadAsync(Wire.Message("yes", Bare))).ActivityId, (await ReadAsync(Wire.Message("yes", Bare))).ActivityId);
    }

    [Fact]
    public async Task A_missing_recipient_and_unknown_fields_do_no_harm()
    {
        var incoming = await ReadAsync(Wire.Message(change: a =>
        {
            a.Remove("recipient");
            a["newField"] = new JsonObject { ["x"] = 1 };
            a["locale"] = "tlh-not-a-locale-but-harmless";
            a["deliveryMode"] = "someday";
        }));
        Assert.Null(incoming.Address.BotId);
        Assert.False(incoming.RepliesInline);
    }

    [Fact]
    public async Task Expected_replies_need_no_service_url()
    {
        var incoming = await ReadAsync(Wire.Message(change: a =>
        {
            a.Remove("serviceUrl");
            a["deliveryMode"] = "expectReplies";
        }));
        Assert.Null(incoming.Address.ServiceUrl);
    }

    private async Task<Incoming> ReadAsync(string body)
    {
        var before = _host.Turns.Seen.Count;
        var answer = await _host.PostAsync(body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(before + 1, _host.Turns.Seen.Count);
        return _host.Turns.Last;
    }
}
