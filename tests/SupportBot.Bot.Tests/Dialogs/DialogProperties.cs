using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Dialogs;

/// <summary>For any text in any state that a conversation can come to.</summary>
public sealed class DialogProperties : IAsyncLifetime
{
    private BotHouse _house = null!;
    private readonly List<ConversationState> _states = [ConversationState.New];

    /// <summary>Collects states from walks through the real turn.</summary>
    public async Task InitializeAsync()
    {
        _house = await BotHouse.OpenAsync();
        for (var walk = 0; walk < 6; walk++)
        {
            var random = new System.Random(walk);
            var chat = _house.Chat("s" + walk);
            for (var step = 0; step < 15; step++)
            {
                await chat.SayAsync(Messages.All[random.Next(Messages.All.Length)]);
                _states.Add(await chat.StateAsync());
            }
        }
    }

    [Fact]
    public void Whatever_is_said_something_is_decided_and_carried_out() =>
        Prop.ForAll<int, NonNull<string>>((seed, text) =>
        {
            var step = Step(seed, text.Get);
            return step.Step.Replies.All(reply => !reply.Text.IsEmpty) && step.Step.Next is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Own_messages_too() =>
        Prop.ForAll<int, int>((seed, message) =>
            Step(seed, Messages.All[(int)((uint)message % Messages.All.Length)]).Step.Next is not null).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void The_same_state_and_words_decide_the_same() =>
        Prop.ForAll<int, int>((seed, message) =>
        {
            var text = Messages.All[(int)((uint)message % Messages.All.Length)];
            var (one, other) = (Step(seed, text), Step(seed, text));
            Assert.Equal(Described(one.Decision), Described(other.Decision));
            Assert.Equal(one.Step.Replies.Select(reply => (reply.Text, string.Join('|', reply.Choices))), other.Step.Replies.Select(reply => (reply.Text, string.Join('|', reply.Choices))));
            Assert.Equal(KeptJson.Write(one.Step.Next), KeptJson.Write(other.Step.Next));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Deciding_changes_nothing_it_was_given() =>
        Prop.ForAll<int, int>((seed, message) =>
        {
            var state = State(seed);
            var before = KeptJson.Write(state);
            Step(seed, Messages.All[(int)((uint)message % Messages.All.Length)]);
            return KeptJson.Write(state) == before;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    public Task DisposeAsync() => _house.DisposeAsync().AsTask();

    private ConversationState State(int seed) => _states[(int)((uint)seed % _states.Count)];

    private (Decision Decision, DialogStep Step) Step(int seed, string text)
    {
        var state = State(seed);
        var knowledge = _house.Knowledge.Current;
        var incoming = Some.Message(text);
        var redaction = Shipped.Redactor.Redact(text, state.Redaction);
        var heard = _house.Hearing.Hear(incoming, redaction, state, knowledge, humanOwns: false, new Dictionary<string, SafeText>(), Some.Now);
        var ready = state with { Turn = state.Turn + 1, Case = _house.Tools.Told(state, heard) };
        var decision = _house.Policy.Decide(ready, heard, knowledge);
        var scene = new Scene { Knowledge = knowledge, Address = incoming.Address, Now = Some.Now, Ids = _house.Tools.Ids(incoming) };
        return (decision, _house.Acts.Carry(decision, ready, heard, scene));
    }

    private static string Described(Decision decision) => decision switch
    {
        Decision.OfferChoices offer => offer.Rule + string.Join('|', offer.Articles.Select(article => article.Id)),
        Decision.Answer answer => answer.Rule + answer.Article.Id + answer.Console,
        Decision.AnswerThenResume between => between.Rule + between.Hit.Article.Id,
        _ => decision.ToString(),
    };
}
