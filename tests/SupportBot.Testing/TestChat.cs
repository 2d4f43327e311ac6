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

    /// <summary>Goes through the guide of <see cref="SmallContent"/> to the step that asks an operator's system, and gives the id of that look-up.</summary>
    public async Task<string> ReachLookUpAsync()
    {
        await StartGuideAsync(SmallContent.Guide);
        await SayAsync("In an app");
        return (await StateAsync()).Pending is Pending.LookUp lookUp
            ? lookUp.EffectId
            : throw new InvalidOperationException("The small guide did not reach its look-up: " + string.Join(" / ", Said));
    }

    /// <summary>A new conversation in which the person was offered this guide and takes it: no classifier has a say in that.</summary>
    public Task<IReadOnlyList<string>> StartGuideAsync(string guide) => TakeAsync(OptionTarget.Guide, guide, "");

    /// <summary>A new conversation in which the person told this problem, was offered this article and takes it.</summary>
    public Task<IReadOnlyList<string>> ShowAsync(string article, string problem) => TakeAsync(OptionTarget.Article, article, problem);

    private async Task<IReadOnlyList<string>> TakeAsync(OptionTarget target, string id, string problem)
    {
        var state = ConversationState.New with
        {
            Welcomed = true,
            Turn = 1,
            Pending = new Pending.PickOption(1, Some.Options((target, id))),
            Case = new CaseFile { Description = Some.Text(problem) },
        };
        await house.Store.CommitAsync(new TurnCommit(
            new InboxKey(address.Channel, address.ConversationId, "offer"),
            house.Clock.GetUtcNow(),
            SafeText.Empty,
            new ConversationChange(
                address.Key, address.Channel, address.UserId, 0, KeptJson.Write(state, KeptBotJson.Kept.ConversationState),
                KeptJson.Write(address, KeptBotJson.Kept.Address), ConversationOwner.Bot, 0, "en", house.Clock.GetUtcNow()),
            [], [], [], [], null, new StoredReplies(null, 0, 0).Write()));
        return await SayAsync("1");
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
