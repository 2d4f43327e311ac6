using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Turns;
using SupportBot.Models;
using SupportBot.Privacy;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Dialogs;

/// <summary>What wins when two rules apply.</summary>
public sealed class DialogPrecedenceTests : Deciding
{
    private static readonly Understood Distressed = Some.Meaning("security", 0.99f, urgent: 0.99f, tone: Tone.Distress);

    [Fact]
    public void A_secret_beats_a_command() =>
        Assert.IsType<Decision.SafetyStop>(Decide(Some.State(), Commanded(new Command.StartOver()) with { Secrets = [SecretKind.RecoveryPhrase] }));

    [Fact]
    public void A_secret_beats_a_reply_to_what_was_asked() =>
        Assert.IsType<Decision.SafetyStop>(Decide(AfterArticle(), Replied(new ReplyMeaning.Yes()) with { Secrets = [SecretKind.PrivateKey] }));

    [Theory]
    [InlineData(typeof(Command.Human))]
    [InlineData(typeof(Command.Back))]
    [InlineData(typeof(Command.Help))]
    [InlineData(typeof(Command.MyTickets))]
    [InlineData(typeof(Command.Goodbye))]
    public void A_human_who_owns_the_conversation_gets_everything(Type command) =>
        Assert.Equal("Relay human-owns", Decided(Some.State(), Commanded((Command)Activator.CreateInstance(command)!) with { HumanOwns = true }));

    [Fact]
    public void A_human_gets_even_a_message_with_a_secret_or_distress()
    {
        Assert.Equal("Relay human-owns", Decided(Some.State(), Some.Heard() with { HumanOwns = true, Secrets = [SecretKind.RecoveryPhrase] }));
        Assert.Equal("Relay human-owns", Decided(Some.State(), Some.Heard(meaning: Distressed) with { HumanOwns = true }));
    }

    [Fact]
    public void Only_start_over_takes_the_conversation_from_a_human() =>
        Assert.Equal("TakeBack start-over-after-handover", Decided(Some.State(), Commanded(new Command.StartOver()) with { HumanOwns = true }));

    [Theory]
    [InlineData(IncomingKind.Joined)]
    [InlineData(IncomingKind.Feedback)]
    [InlineData(IncomingKind.LookUpAnswered)]
    public void The_bot_is_silent_on_everything_else_while_a_human_owns(IncomingKind kind) =>
        Assert.IsType<Decision.Silent>(Decide(ConversationState.New, Some.Heard("", kind) with { HumanOwns = true }));

    [Fact]
    public void Distress_beats_urgency() =>
        Assert.Equal("Distress distress", Decided(Some.State(), Some.Heard(meaning: Distressed)));

    [Fact]
    public void Distress_beats_a_command_and_a_reply() =>
        Assert.Equal("Distress distress", Decided(AfterArticle(), Replied(new ReplyMeaning.No()) with { Meaning = Distressed, Command = new Command.Goodbye() }));

    [Fact]
    public void A_theft_under_way_beats_what_was_asked() =>
        Assert.Equal("HandOver urgent-security", Decided(AfterArticle(), Some.Heard(meaning: Some.Meaning("security", 0.99f, urgent: 0.99f))));

    [Fact]
    public void A_command_beats_what_was_asked() =>
        Assert.Equal("HandOver asked-for-person", Decided(InGuide(), Choice(0) with { Command = new Command.Human() }));

    [Fact]
    public void Urgency_does_not_read_a_theft_into_a_command_or_a_reply()
    {
        var urgent = Some.Meaning("security", 0.99f, urgent: 0.99f);
        Assert.Equal("Restart start-over", Decided(Some.State(), Commanded(new Command.StartOver()) with { Meaning = urgent }));
        Assert.Equal("Helped answer-helped", Decided(AfterArticle(), Replied(new ReplyMeaning.Yes()) with { Meaning = urgent }));
    }

    [Fact]
    public void The_question_about_a_theft_is_asked_only_when_no_other_is_open()
    {
        var maybe = Some.Heard(meaning: Some.Meaning("security", 1f, "stolen-funds", 1f, urgent: 0.1f));
        Assert.Equal("AskUrgent maybe-urgent", Decided(Some.State(), maybe));
        Assert.NotEqual("AskUrgent maybe-urgent", Decided(AfterArticle(), maybe));
        Assert.NotEqual("AskUrgent maybe-urgent", Decided(InGuide(), maybe));
    }

    [Fact]
    public void A_greeting_answers_no_open_question_of_a_guide() =>
        Assert.Equal("ContinueGuide guide-words", Decided(InGuide(), Commanded(new Command.Greeting())));
}
