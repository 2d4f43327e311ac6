using System.Net;
using System.Text;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

/// <summary>Activities bent at random, with a fixed seed: whatever comes, the answer is one of the few that are allowed.</summary>
public sealed class FuzzTests
{
    private const int Cases = 4_000;

    private static readonly string[] Seeds =
    [
        Wire.Message("hello \u00e4 \ud83d\ude00", a => a["entities"] = Wire.Json("""[{"type":"mention","mentioned":{"id":"bot-1"},"text":"hello"}]""")),
        Wire.Message("", a => a["value"] = Wire.Json("""{"action":"x","n":1}""")),
        Wire.Message("**x** [a](b)", a =>
        {
            a["textFormat"] = "markdown";
            a["deliveryMode"] = "expectReplies";
        }),
        Wire.Message("<p>x</p>", a =>
        {
            a["textFormat"] = "xml";
            a["attachments"] = Wire.Json("""[{"contentType":"image/png","contentUrl":"https://smba.trafficmanager.net/x","name":"a.png"}]""");
        }),
        Wire.Of("conversationUpdate", a => a["membersAdded"] = Wire.Json("""[{"id":"user-1"},{"id":"bot-1"}]""")),
        Wire.Of("installationUpdate", a => a["action"] = "add"),
        Wire.Of("messageReaction", a => a["reactionsAdded"] = Wire.Json("""[{"type":"like"}]""")),
        Wire.Of("invoke", a =>
        {
            a["name"] = "adaptiveCard/action";
            a["value"] = Wire.Json("""{"action":{"verb":"v","data":{"k":"1"}}}""");
        }),
        Wire.Of("invoke", a =>
        {
            a["name"] = "message/submitAction";
            a["value"] = Wire.Json("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"x\"}"}}""");
        }),
        Wire.Of("event", a =>
        {
            a["name"] = "webchat:activity-status/feedback";
            a["entities"] = Wire.Json("""[{"@type":"LikeAction","target":{"urlTemplate":"ms-directline://postback?interaction=like&message=1"}}]""");
        }),
        Wire.Of("messageUpdate", a => a["text"] = "new"),
    ];

    private static readonly string[] Pieces =
    [
        "null", "true", "-1", "1e999", "99999999999999999999999999", "NaN", "\"\"", "[]", "{}", "[null]", "[[[[]]]]", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\udc00\\ud800\"", "\u202e", "\u200d\u200d\u200d", "\"type\":\"message\"", "\"id\":7", "{\"id\":null}", ",", ":", "\"", "\\", "}", "]", "<", ">", "](", "``", "\\\\*",
        "http://169.254.169.254/", "\uFEFF",
    ];

    [Fact]
    public async Task Bent_activities_get_only_allowed_answers()
    {
        await using var host = await ChannelHost.StartAsync();
        var random = new Random(20260302);
        var counts = new Dictionary<HttpStatusCode, int>();
        for (var i = 0; i < Cases; i++)
        {
            var body = Bend(random);
            var status = (await host.PostAsync(body)).StatusCode;
            counts[status] = counts.GetValueOrDefault(status) + 1;
            Assert.True(
                status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.RequestEntityTooLarge
                    or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.NotImplemented,
                $"case {i} got {status}: {Encoding.UTF8.GetString(body)}");
        }

        // The test would prove nothing if nearly all were refused at the door, or nearly none.
        Assert.True(counts[HttpStatusCode.OK] > Cases / 20, "too few got through");
        Assert.True(counts[HttpStatusCode.BadRequest] > Cases / 5, "too few were bent");
    }

    private static byte[] Bend(Random random)
    {
        var body = Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]).ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(6))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body.RemoveRange(at, Math.Min(random.Next(1, 20), body.Count - at));
                    break;
                case 2:
                    body.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                default:
                    ReplaceValue(body, at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }

            if (body.Count == 0) body.Add((byte)'{');
        }

        return [.. body];
    }

    /// <summary>Puts a piece where the next value stands, so that the JSON often stays whole and the meaning breaks.</summary>
    private static void ReplaceValue(List<byte> body, int at, byte[] piece)
    {
        var start = body.IndexOf((byte)':', at) + 1;
        if (start == 0) return;
        var end = body.FindIndex(start, b => b is (byte)',' or (byte)'}' or (byte)']');
        if (end < 0) return;
        body.RemoveRange(start, end - start);
        body.InsertRange(start, piece);
    }
}
