using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

/// <summary>Turns that greet and repeat, kept in a real store as real ones are: the person's line, the answer, and a line for staff.</summary>
public sealed class EchoTurns(IStore store, Redactor redactor, TimeProvider time) : ITurns
{
    public ConcurrentQueue<Incoming> Seen { get; } = new();

    /// <summary>Thrown instead of a turn, once.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What the answer to a message is, as the fields of an activity besides the usual ones.</summary>
    public Func<Incoming, Dictionary<string, object?>> Answer { get; set; } = incoming =>
        new() { ["text"] = incoming.Kind == IncomingKind.Joined ? "Hello" : "You said: " + incoming.RawText };

    public async Task<TurnOutcome> RunAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            Fault = null;
            throw fault;
        }
        while (true)
        {
            var to = incoming.Address;
            var kept = await store.LoadConversationAsync(to.Key, cancellationToken);
            var next = (kept?.LastSeq ?? 0) + 1;
            var lines = new List<TranscriptEntry>();
            string? echo = null;
            if (incoming.Kind == IncomingKind.Message)
                lines.Add(Line(TranscriptAuthor.User, echo = Id(), Echo(incoming, echo)));
            if (incoming.Kind is IncomingKind.Joined or IncomingKind.Message)
                lines.Add(Line(TranscriptAuthor.Bot, Id(), new(Answer(incoming)) { ["type"] = "message", ["from"] = new { id = "supportbot", role = "bot" }, ["replyToId"] = echo }));
            lines.Add(Line(TranscriptAuthor.System, Id(), new() { ["rule"] = "secret reason" }));

            string Id() => to.ConversationId + "|" + (next + lines.Count).ToString("D7", CultureInfo.InvariantCulture);
            var state = redactor.Redact("{}").Text;
            var commit = new TurnCommit(
                new InboxKey(to.Channel, to.ConversationId, incoming.ActivityId), time.GetUtcNow(), state,
                new ConversationChange(to.Key, to.Channel, to.UserId, kept?.Version ?? 0, state, state, ConversationOwner.Bot, 0, "en", time.GetUtcNow()),
                lines, [], [], [], null, echo is null ? SafeText.Empty : SafeText.OfIdentifier(echo));
            switch (await store.CommitAsync(commit, cancellationToken))
            {
                case CommitResult.Committed:
                    Seen.Enqueue(incoming);
                    return new TurnOutcome(TurnStatus.Done, [], echo);
                case CommitResult.Duplicate before:
                    return new TurnOutcome(TurnStatus.Redelivered, [], before.StoredReplies.IsEmpty ? null : before.StoredReplies.Value);
            }
        }
    }

    private static Dictionary<string, object?> Echo(Incoming incoming, string id) => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["from"] = new { id = incoming.Address.UserId, role = "user" },
        ["text"] = incoming.RawText,
        ["locale"] = incoming.Address.Locale,
        ["attachments"] = incoming.Attachments.Select(file => new { contentType = file.ContentType, contentUrl = file.Url, name = file.RawName }).ToArray(),
        ["channelData"] = new { clientActivityID = incoming.ClientActivityId },
    };

    private TranscriptEntry Line(TranscriptAuthor author, string id, Dictionary<string, object?> activity)
    {
        activity["id"] = id;
        activity["timestamp"] = time.GetUtcNow();
        activity["conversation"] = new { id = id[..id.IndexOf('|')] };
        var json = redactor.Redact(JsonSerializer.Serialize(activity)).Text;
        return new TranscriptEntry(author, id, time.GetUtcNow(), json, json);
    }
}
