using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Turns;
using SupportBot.Knowledge.Guides;
using SupportBot.Models;
using SupportBot.Privacy;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Dialogs;

/// <summary>Each rule by itself: a state, a message, and what is decided.</summary>
public sealed class DialogPolicyTests : Deciding
{
    [Theory]
    [InlineData(IncomingKind.AgentReplied, "AgentSays agent-replied")]
    [InlineData(IncomingKind.AgentResolved, "AgentResolves agent-resolved")]
    [InlineData(IncomingKind.AgentHandedBack, "TakeBack agent-handed-back")]
    [InlineData(IncomingKind.Left, "Silent left-or-deleted")]
    [InlineData(IncomingKind.Deleted, "Silent left-or-deleted")]
    [InlineData(IncomingKind.Joined, "Silent joined-again")]
    [InlineData(IncomingKind.Feedback, "NoteFeedback thumbs")]
    [InlineData(IncomingKind.LookUpAnswered, "Silent look-up-no-longer-awaited")]
    public void What_is_no_message_has_a_rule_of_its_own(IncomingKind kind, string decided) =>
        Assert.Equal(decided, Decided(Some.State(), Some.Heard("hello", kind)));

    [Fact]
    public void Somebody_new_is_greeted_once() =>
        Assert.Equal("Greet joined", Decided(ConversationState.New, Some.Heard("", IncomingKind.Joined)));

    [Theory]
    [InlineData(typeof(Command.Human), "HandOver asked-for-person")]
    [InlineData(typeof(Command.StartOver), "Restart start-over")]
    [InlineData(typeof(Command.Repeat), "Repeat repeat")]
    [InlineData(typeof(Command.Back), "NoWayBack back-without-guide")]
    [InlineData(typeof(Command.Help), "Help help")]
    [InlineData(typeof(Command.MyTickets), "TicketStatus my-tickets")]
    [InlineData(typeof(Command.Complaint), "HandOver complaint")]
    [InlineData(typeof(Command.Thanks), "Thanks thanks")]
    [InlineData(typeof(Command.Goodbye), "Goodbye goodbye")]
    [InlineData(typeof(Command.Greeting), "Greet greeting")]
    public void Commands_work_at_any_moment(Type command, string decided) =>
        Assert.Equal(decided, Decided(Some.State(), Commanded((Command)Activator.CreateInstance(command)!)));

    [Theory]
    [InlineData("es")]
    [InlineData(null)]
    public void Asking_for_a_language_changes_it_or_offers_them(string? language) =>
        Assert.Equal(new Decision.ChangeLanguage("change-language", language), Decide(Some.State(), Commanded(new Command.ChangeLanguage(language))));

    [Fact]
    public void Asking_for_a_ticket_names_the_one_meant() =>
        Assert.Equal(
            new Decision.TicketStatus("ticket-status", "SB-7K2M-9QXT"),
            Decide(Some.State(), Commanded(new Command.TicketStatus(null)) with { TicketReference = "SB-7K2M-9QXT" }));

    [Fact]
    public void Back_within_a_guide_goes_back_in_it() =>
        Assert.Equal(new Decision.ContinueGuide("back", new GuideInput.Back()), Decide(InGuide(), Commanded(new Command.Back())));

    [Fact]
    public void Thanks_for_an_answer_means_that_it_helped() =>
        Assert.Equal("Helped thanks-after-answer", Decided(AfterArticle(), Commanded(new Command.Thanks())));

    [Theory]
    [InlineData(SecretKind.RecoveryPhrase)]
    [InlineData(SecretKind.PrivateKey)]
    [InlineData(SecretKind.ExtendedKey)]
    [InlineData(SecretKind.Keystore)]
    [InlineData(SecretKind.PemKey)]
    [InlineData(SecretKind.HexKey)]
    public void What_gives_away_funds_stops_everything(SecretKind kind) =>
        Assert.Equal(new Decision.SafetyStop("secret-posted", kind), Decide(InGuide(), Some.Heard() with { Secrets = [kind] }));

    [Theory]
    [InlineData(SecretKind.Card)]
    [InlineData(SecretKind.Password)]
    [InlineData(SecretKind.OneTimeCode)]
    [InlineData(SecretKind.Token)]
    public void Other_secrets_do_not_change_what_is_decided(SecretKind kind) =>
        Assert.Equal(Decided(Some.State(), Some.Heard()), Decided(Some.State(), Some.Heard() with { Secrets = [kind] }));

    [Fact]
    public void A_look_up_that_is_awaited_continues_the_guide()
    {
        var state = InGuide() with { Pending = new Pending.LookUp(3, "e1", "session") };
        var heard = Some.Heard("", IncomingKind.LookUpAnswered) with { LookUp = new LookUpAnswer("e1", null) };

        Assert.Equal(new Decision.ContinueGuide("look-up-answered", new GuideInput.LookedUp("session", null)), Decide(state, heard));
    }

    [Theory]
    [InlineData("e2")]
    [InlineData("")]
    public void A_look_up_that_nobody_awaits_any_more_is_dropped(string effect)
    {
        var state = InGuide() with { Pending = new Pending.LookUp(3, "e1", "session") };
        Assert.Equal("Silent look-up-no-longer-awaited", Decided(state, Some.Heard("", IncomingKind.LookUpAnswered) with { LookUp = new LookUpAnswer(effect, null) }));
    }

    [Fact]
    public void The_button_of_a_receipt_shows_its_ticket()
    {
        var heard = Some.Heard("") with { Values = new Dictionary<string, SafeText> { ["action"] = Some.Text("ticketStatus"), ["reference"] = Some.Text("SB-7K2M-9QXT") } };
        Assert.Equal(new Decision.TicketStatus("card-ticket-status", "SB-7K2M-9QXT"), Decide(Some.State(), heard));
    }

    [Fact]
    public void A_card_of_an_earlier_step_is_told_so() =>
        Assert.Equal("StepIsOver card-of-earlier-step", Decided(Some.State(), Some.Heard("") with { Values = new Dictionary<string, SafeText> { ["step"] = Some.Text("old") } }));

    [Theory]
    [InlineData(OptionTarget.Guide, "miner-stuck", "StartGuide option-picked")]
    [InlineData(OptionTarget.Person, "", "HandOver option-picked")]
    [InlineData(OptionTarget.Article, "miner-basics", "ShowArticle option-picked")]
    [InlineData(OptionTarget.Category, "mining", "ExploreCategory option-picked")]
    [InlineData(OptionTarget.Language, "es", "ChangeLanguage option-picked")]
    [InlineData(OptionTarget.None, "", "AskOpen option-picked-none")]
    public void Picking_an_option_leads_where_it_says(OptionTarget target, string id, string decided)
    {
        var state = Some.State(new Pending.PickOption(3, Some.Options((OptionTarget.Article, "fee-basics"), (target, id))));
        Assert.Equal(decided, Decided(state, Choice(1)));
    }

    [Fact]
    public void No_to_a_list_of_options_means_none_of_them()
    {
        var state = Some.State(new Pending.PickOption(3, Some.Options((OptionTarget.Article, "fee-basics"), (OptionTarget.None, ""))));
        Assert.Equal("AskOpen option-picked-none", Decided(state, Replied(new ReplyMeaning.No())));
    }

    [Theory]
    [InlineData("Swap-", 0)]
    [InlineData("swap", 0)]
    [InlineData("2", 1)]
    [InlineData("the second one", 1)]
    [InlineData("the last one", 2)]
    [InlineData("number 3", 2)]
    public void Options_are_picked_by_name_number_and_order(string said, int index)
    {
        var labels = new[] { Some.Text("Swap"), Some.Text("Late transfer"), Some.Text("Talk to a person") };
        Assert.Equal(new ReplyMeaning.Choice(index), new ReplyReader().Read(Some.Text(said), labels));
    }

    [Theory]
    [InlineData(typeof(ReplyMeaning.Yes), "Helped answer-helped")]
    [InlineData(typeof(ReplyMeaning.Worked), "Helped answer-helped")]
    [InlineData(typeof(ReplyMeaning.No), "StartGuide guide-after-answer")]
    [InlineData(typeof(ReplyMeaning.DidNotWork), "StartGuide guide-after-answer")]
    [InlineData(typeof(ReplyMeaning.AlreadyTried), "StartGuide guide-after-answer")]
    public void After_an_answer_the_reply_counts(Type reply, string decided) =>
        Assert.Equal(decided, Decided(AfterArticle(guide: SmallContent.Guide), Replied((ReplyMeaning)Activator.CreateInstance(reply)!)));

    [Fact]
    public void The_button_no_means_what_the_word_means() =>
        Assert.Equal(
            Decided(AfterArticle(guide: SmallContent.Guide), Replied(new ReplyMeaning.No())),
            Decided(AfterArticle(guide: SmallContent.Guide), Choice(1)));

    [Fact]
    public void Answers_that_did_not_help_twice_lead_to_a_person() =>
        Assert.Equal(
            new Decision.HandOver("answers-did-not-help", HandOverReason.DidNotHelp),
            Decide(AfterArticle(guide: SmallContent.Guide, notHelped: 1), Replied(new ReplyMeaning.No())));

    [Fact]
    public void An_article_shown_once_is_not_shown_again()
    {
        var state = AfterArticle() with { Shown = ["miner-basics", "miner-more", "fee-basics"] };
        Assert.Equal("HandOver nothing-else-fits", Decided(state, Replied(new ReplyMeaning.No())));
    }

    [Theory]
    [InlineData(typeof(ReplyMeaning.Yes), "Helped ticket-solved")]
    [InlineData(typeof(ReplyMeaning.No), "Reopen still-broken")]
    [InlineData(typeof(ReplyMeaning.DidNotWork), "Reopen still-broken")]
    public void After_an_agent_resolved_the_person_has_the_last_word(Type reply, string decided)
    {
        var state = Some.State(new Pending.IsSolved(3, "t1", "SB-7K2M-9QXT", Some.Options((OptionTarget.Yes, ""), (OptionTarget.No, ""))));
        Assert.Equal(decided, Decided(state, Replied((ReplyMeaning)Activator.CreateInstance(reply)!)));
    }

    [Theory]
    [InlineData(typeof(ReplyMeaning.Yes), true)]
    [InlineData(typeof(ReplyMeaning.Unknown), true)]
    [InlineData(typeof(ReplyMeaning.No), false)]
    public void Only_a_clear_no_keeps_a_possible_theft_from_a_person(Type reply, bool handsOver)
    {
        var state = Some.State(new Pending.IsHappening(3, [Some.Text("Yes, right now"), Some.Text("No")]));
        Assert.Equal(handsOver, Decide(state, Replied((ReplyMeaning)Activator.CreateInstance(reply)!)).Rule == "urgent-confirmed");
    }

    [Fact]
    public void A_detail_is_kept_and_a_skipped_one_is_empty()
    {
        var state = Some.State(new Pending.Detail(3, "device"));
        Assert.Equal(new Decision.CollectDetail("detail-given", "device", Some.Text("an old rig")), Decide(state, Some.Heard("an old rig")));
        Assert.Equal(new Decision.CollectDetail("detail-skipped", "device", SafeText.Empty), Decide(state, Replied(new ReplyMeaning.Skip())));
    }

    [Fact]
    public void A_reference_in_a_short_message_shows_the_ticket_and_in_a_long_one_does_not()
    {
        Assert.Equal("TicketStatus ticket-reference", Decided(Some.State(), Some.Heard() with { TicketReference = "SB-7K2M-9QXT" }));
        Assert.NotEqual("TicketStatus ticket-reference", Decided(Some.State(), Some.Heard(new string('x', 121)) with { TicketReference = "SB-7K2M-9QXT" }));
    }

    [Fact]
    public void A_file_without_words_is_kept() =>
        Assert.Equal("KeepFile file-without-words", Decided(Some.State(), Some.Heard("") with { Files = [new Evidence(Some.Text("screen.png"), "image/png", "u1")] }));

    [Fact]
    public void Nothing_at_all_is_answered_with_nothing() => Assert.Equal("Silent empty", Decided(Some.State(), Some.Heard("")));
}
