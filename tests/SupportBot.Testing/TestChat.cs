using System.Text.Json;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Replies;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Testing;

/// <summary>One person's conversation with a <see cref="BotHouse"/>.</summary>
public sealed class TestChat(BotHouse house, Address address)
{
    private int _messages;

    public Address Address => address;

    /// <summary>The words of the bot's last turn, a reply a line.</summary>
    public IReadOnlyList<string> Said { get; private set; } = [];

    public TurnOutcome? Outcome { get; private set; }

    /// <summary>Says something under the next activity id, or under one of the test's own.</summary>
    public Task<IReadOnlyList<string>> SayAsync(string text, string? id = null) => DoAsync(Some.Message(text, id ?? $"m{++_messages}", address));

    public async Task<IReadOnlyList<string>> DoAsync(Incoming incoming)
    {
        Outcome = await house.Turns.RunAsync(incoming with { Address = address }, CancellationToken.None);
        return Said = [.. Outcome.Replies.Select(TextOf)];
    }

    public async Task<ConversationState> StateAsync() =>
        KeptJson.Read((await RecordAsync())!.State, KeptBotJson.Kept.ConversationState)!;

    public Task<ConversationRecord?> RecordAsync() => house.Store.LoadConversationAsync(address.Key);

    public Task<IReadOnlyList<TranscriptLine>> TranscriptAsync() => house.Store.ReadTranscriptAsync(address.Key, 0, 10_000);

    public Task<IReadOnlyList<TicketRow>> TicketsAsync() => house.Store.ListTicketsAsync(new TicketFilter(ConversationId: address.Key), 100);

    public static string TextOf(SafeText activity)
    {
        using var json = JsonDocument.Parse(activity.Value);
        return json.RootElement.TryGetProperty("text", out var text) ? text.GetString()! : "";
    }
}
