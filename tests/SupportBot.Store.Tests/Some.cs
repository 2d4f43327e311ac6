using SupportBot.Privacy;
using SupportBot.Store.Sql;

namespace SupportBot.Store.Tests;

/// <summary>Values that tests need but do not care about.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public static SafeText Text(string value) => Kept.Restore(value);

    public static ConversationChange Conversation(string id = "c1", long version = 0, string user = "u1") => new(
        id, "directline", user, version, Text("state"), Text("address"), ConversationOwner.Bot, 0, "en", Now);

    public static TranscriptEntry Line(string text, TranscriptAuthor author = TranscriptAuthor.User) =>
        new(author, "a-" + text, Now, Text("activity"), Text(text));

    public static TurnCommit Turn(string activity = "a1", string conversation = "c1", long version = 0, string body = "hello") => new(
        new InboxKey("directline", conversation, activity),
        Now,
        Text(body),
        Conversation(conversation, version),
        [Line(body), Line("answer", TranscriptAuthor.Bot)],
        [],
        [],
        [],
        null,
        Text("reply-to-" + activity));

    public static OutboxMessage Message(string id, DateTimeOffset? notBefore = null) =>
        new(id, OutboxKind.BotReply, Text("payload-" + id), notBefore ?? Now);

    public static PendingEffect Effect(string id, DateTimeOffset? due = null) => new(id, "look_up", Text("what"), due ?? Now);

    public static TicketEvent Event(string kind = "created") => new(kind, Now, "bot", Text("data"));

    public static TicketChange Ticket(string id = "t1", long version = 0, params string[] kinds) =>
        new(id, version, [.. (kinds.Length == 0 ? ["created"] : kinds).Select(Event)], Row(id));

    public static TicketRow Row(string id = "t1") => new(
        id, "SB-" + id, "c1", "u1", "new", 2, "technical", "development", 1, null, Text("miner stops"),
        Now.AddHours(1), Now.AddHours(1), Now, Now, "handoff-" + id, null, Text("details"));

    public static DeskUser DeskUser(string id = "ana", string? email = null) =>
        new(id, Text("Ana"), email ?? id + "@example.org", "hash", "agent", Now, false, "stamp-1");
}
