using System.Text.Json;
using SupportBot.Bot.Channels;
using SupportBot.Bot.Replies;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Replies;

/// <summary>What each channel gets, field by field.</summary>
public sealed class ActivityRendererTests
{
    private static readonly Reply s_question = Reply.Of(Some.Text("Which one?"), Some.Text("In a pool"), Some.Text("In an app"));

    private static readonly Reply s_receipt = new(Some.Text("Your ticket is SB-7K2M-9QXT."))
    {
        Card = new TicketCard(Some.Text("Your ticket"), [(Some.Text("Team"), Some.Text("mining team"))], "SB-7K2M-9QXT", Some.Text("Show status")),
    };

    private static JsonElement Render(Reply reply, Address to, string? id = null) =>
        JsonDocument.Parse(KeptJson.Write(ActivityRenderer.Render(reply, to, "a1", id, "out1", Some.Now), KeptBotJson.Kept.KeptActivity).Value).RootElement;

    private static Address Group(string channel) => Some.Address(channel) with { IsGroup = true };

    [Theory]
    [InlineData("webchat")]
    [InlineData("directline")]
    [InlineData("emulator")]
    [InlineData("agents")]
    [InlineData("msteams")]
    public void Choices_are_buttons_where_there_are_buttons(string channel)
    {
        var activity = Render(s_question, Some.Address(channel));
        Assert.Equal("Which one?", activity.GetProperty("text").GetString());
        Assert.Equal(
            """{"to":["dl_u1"],"actions":[{"type":"imBack","title":"In a pool","value":"In a pool"},{"type":"imBack","title":"In an app","value":"In an app"}]}""",
            activity.GetProperty("suggestedActions").GetRawText());
        Assert.Equal("expectingInput", activity.GetProperty("inputHint").GetString());
    }

    [Fact]
    public void Choices_are_numbered_in_a_group_of_Teams_the_terminal_and_channels_that_nobody_knows()
    {
        foreach (var to in (Address[])[Group("msteams"), Some.Address("terminal"), Some.Address("sms")])
        {
            var activity = Render(s_question, to);
            Assert.Equal("Which one?\n\n1. In a pool\n2. In an app", activity.GetProperty("text").GetString());
            Assert.False(activity.TryGetProperty("suggestedActions", out _));
        }
    }

    [Theory]
    [InlineData("msteams", "Action.Execute", "ticketStatus")]
    [InlineData("webchat", "Action.Submit", null)]
    public void A_receipt_is_a_card_whose_fallback_says_the_same(string channel, string action, string? verb)
    {
        var activity = Render(s_receipt, Some.Address(channel));
        var card = activity.GetProperty("attachments")[0].GetProperty("content");
        var button = card.GetProperty("actions")[0];

        Assert.Equal("application/vnd.microsoft.card.adaptive", activity.GetProperty("attachments")[0].GetProperty("contentType").GetString());
        Assert.Equal("Your ticket is SB-7K2M-9QXT.", activity.GetProperty("text").GetString());
        Assert.Equal("Your ticket is SB-7K2M-9QXT.", card.GetProperty("fallbackText").GetString());
        Assert.Equal("AdaptiveCard 1.4", $"{card.GetProperty("type")} {card.GetProperty("version")}");
        Assert.Equal("http://adaptivecards.io/schemas/adaptive-card.json", card.GetProperty("$schema").GetString());
        Assert.Equal(action, button.GetProperty("type").GetString());
        Assert.Equal(verb, button.TryGetProperty("verb", out var found) ? found.GetString() : null);
        Assert.Equal("""{"action":"ticketStatus","reference":"SB-7K2M-9QXT"}""", button.GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData("terminal")]
    [InlineData("sms")]
    public void Where_there_are_no_cards_the_words_are_all(string channel)
    {
        var activity = Render(s_receipt, Some.Address(channel));
        Assert.False(activity.TryGetProperty("attachments", out _));
        Assert.Contains("SB-7K2M-9QXT", activity.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_log_gives_ids_and_times_and_a_connector_gives_its_own()
    {
        var ours = Render(s_question, Some.Address(), "c1|0000002");
        Assert.Equal("c1|0000002", ours.GetProperty("id").GetString());
        Assert.Equal("2026-11-23T10:00:00.000Z", ours.GetProperty("timestamp").GetString());

        var theirs = Render(s_question, Some.Address("msteams"));
        Assert.False(theirs.TryGetProperty("id", out _) || theirs.TryGetProperty("timestamp", out _));
        Assert.Equal("a1", theirs.GetProperty("replyToId").GetString());
        Assert.Equal("out1", theirs.GetProperty("channelData").GetProperty("outboxId").GetString());
    }

    [Fact]
    public void Thumbs_name_the_message_with_its_id_escaped()
    {
        var entity = Render(s_question with { AsksFeedback = true }, Some.Address(), "c1|0000002").GetProperty("entities")[0];
        Assert.Equal("Message", entity.GetProperty("@type").GetString());
        Assert.Equal(
            ["ms-directline://postback?interaction=like&message=c1%7C0000002", "ms-directline://postback?interaction=dislike&message=c1%7C0000002"],
            entity.GetProperty("potentialAction").EnumerateArray().Select(action => action.GetProperty("target").GetProperty("urlTemplate").GetString()));
    }

    [Fact]
    public void Teams_gets_its_own_feedback_loop_and_no_thumbs()
    {
        var activity = Render(s_question with { AsksFeedback = true }, Some.Address("msteams"));
        Assert.True(activity.GetProperty("channelData").GetProperty("feedbackLoopEnabled").GetBoolean());
        Assert.False(activity.TryGetProperty("entities", out _));
    }

    [Fact]
    public void An_agent_is_named_before_the_words()
    {
        var reply = new Reply(Some.Text("I am looking at it.")) { AgentName = Some.Text("Ana") };
        foreach (var channel in (string[])["webchat", "msteams", "terminal"])
            Assert.Equal("Ana: I am looking at it.", Render(reply, Some.Address(channel), "c1|0000002").GetProperty("text").GetString());
        Assert.Equal("Ana", Render(reply, Some.Address(), "c1|0000002").GetProperty("from").GetProperty("name").GetString());
    }

    [Fact]
    public void Nothing_on_the_wire_is_null_or_an_empty_list()
    {
        foreach (var channel in (string[])["webchat", "msteams", "terminal", "sms"])
            foreach (var reply in (Reply[])[s_question, s_receipt, Reply.Of(Some.Text("Hello."))])
                AssertFull(Render(reply, Some.Address(channel)));
    }

    [Fact]
    public void The_channel_s_reader_understands_all_that_is_written()
    {
        foreach (var reply in (Reply[])[s_question, s_receipt, s_question with { AsksFeedback = true }])
        {
            var written = Render(reply, Some.Address("webchat"), "c1|0000002");
            var read = JsonSerializer.Deserialize(written.GetRawText(), ActivityJson.Default.Activity)!;
            Assert.True(JsonElement.DeepEquals(written, JsonDocument.Parse(ActivityJson.Write(read)).RootElement));
        }
    }

    private static void AssertFull(JsonElement element)
    {
        Assert.NotEqual(JsonValueKind.Null, element.ValueKind);
        if (element.ValueKind == JsonValueKind.Array)
            Assert.NotEqual(0, element.GetArrayLength());
        foreach (var inner in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().AsEnumerable()
            : element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(property => property.Value) : [])
            AssertFull(inner);
    }
}
