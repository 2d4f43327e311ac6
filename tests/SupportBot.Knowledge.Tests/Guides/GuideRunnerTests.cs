using SupportBot.Knowledge.Guides;
using SupportBot.Privacy;
using Xunit;

namespace SupportBot.Knowledge.Tests.Guides;

public class GuideRunnerTests
{
    private const string Head = """
        id: sample
        title: Sample
        category: mining
        topic: rewards
        owner: mining-team
        reviewed: 2026-11-20
        start: ask-kind
        slots:
          kind: { label: Kind }
          error: { label: Error, default: nothing }
          user_id: { label: User, given: true }
          minutes: { label: Minutes }
          count: { label: Count }
        steps:
          ask-kind:
            ask: Where do you mine?
            slot: kind
            choices:
              - { id: pool, say: In a pool, next: fix }
              - { id: app, say: In an app, next: session }
        """;

    private const string Rest = """

          session:
            look_up: mining_session
            with: { user: "{user_id}", kind: "{kind}" }
            results:
              - { when: { state: [stale, none] }, next: fix }
              - { when: { state: active }, save: { minutes: last_share_minutes }, next: active }
            otherwise: read-error
            unavailable: read-error
          active:
            say: "Active, {minutes} minutes ago."
            next: how-many
          how-many:
            ask: How many workers?
            slot: count
            type: number
            next: read-error
          fix:
            try_in_best_order:
              fixes:
                - { id: restart, say: Restart the miner. }
                - { id: cable, say: Check the cable. }
                - { id: update, say: Update the miner. }
              worked: done
              exhausted: read-error
          read-error:
            ask: Which error do you see?
            slot: error
            next: again
          again:
            ask: Does it go on?
            choices:
              - { id: yes, say: It goes on, next: fix }
              - { id: no, say: It stopped, next: done }
            unsure: to-human
            at_most: 2
            then: to-human
          done: { resolved: "Good. Error: {error}." }
          to-human: { hand_off: A person helps., priority: high, team: rigs, meanwhile: Keep it running. }
        """;

    private static readonly GuideSet _guides = Content.Guides(Head + Rest);

    private GuideTurn _turn = GuideRunner.Start(_guides, "sample", "en", Content.Known(("user_id", "u1")));

    [Fact]
    public void A_run_starts_with_its_first_question_and_its_choices()
    {
        Assert.Equal("Where do you mine?", _turn.Question!.Text.Value);
        Assert.Equal(["In a pool", "In an app"], _turn.Question.Choices.Select(choice => choice.Say.Value));
    }

    [Fact]
    public void A_choice_is_kept_in_its_slot_and_leads_on()
    {
        Answer(GuideInput.Answer.Pick(0));
        Assert.Equal("In a pool", _turn.Next.Slots["kind"].Value);
        Assert.Equal("Restart the miner.", _turn.Says.Single().Text.Value);
    }

    [Fact]
    public void A_choice_can_be_written_out()
    {
        Answer(GuideInput.Answer.Written(Content.Safe("in an app")));
        Assert.Equal("mining_session", _turn.LookUp!.Connector);
    }

    [Fact]
    public void A_look_up_gets_the_id_of_a_choice_and_not_its_words()
    {
        Answer(GuideInput.Answer.Pick(1));
        Assert.Equal(("app", "u1"), (_turn.LookUp!.With["kind"].Value, _turn.LookUp.With["user"].Value));
    }

    [Fact]
    public void A_look_up_without_its_slots_counts_as_unavailable()
    {
        _turn = GuideRunner.Start(_guides, "sample", "en", Content.Known());
        Answer(GuideInput.Answer.Pick(1));
        Assert.Equal("read-error", _turn.Question!.StepId);
    }

    [Theory]
    [InlineData("stale", "fix")]
    [InlineData("NONE", "fix")]
    [InlineData("active", "how-many")]
    [InlineData("sleeping", "read-error")]
    public void A_look_up_branches_by_its_answer(string state, string step)
    {
        Answer(GuideInput.Answer.Pick(1));
        Answer(new GuideInput.LookedUp("session", Content.Known(("state", state), ("last_share_minutes", "4"))));
        Assert.Equal(step, _turn.Next.StepId);
    }

    [Fact]
    public void An_answer_without_a_promised_field_counts_as_unavailable()
    {
        Answer(GuideInput.Answer.Pick(1));
        Answer(new GuideInput.LookedUp("session", Content.Known(("state", "active"))));
        Assert.Equal("read-error", _turn.Next.StepId);
    }

    [Fact]
    public void A_late_answer_of_a_look_up_changes_nothing()
    {
        var before = KeptJson.Write(_turn.Next);
        Answer(new GuideInput.LookedUp("session", null));
        Assert.Equal(before, KeptJson.Write(_turn.Next));
        Assert.Empty(_turn.Says);
    }

    [Fact]
    public void Text_in_between_does_not_disturb_a_look_up()
    {
        Answer(GuideInput.Answer.Pick(1));
        Answer(GuideInput.Answer.Written(Content.Safe("hello?")));
        Assert.True(_turn is { Question: null, LookUp: null, End: null });
        Answer(new GuideInput.Resume());
        Assert.Equal("session", _turn.LookUp!.StepId);
    }

    [Theory]
    [InlineData(GuideReply.DidNotWork, "cable", "restart: did not work")]
    [InlineData(GuideReply.No, "cable", "restart: did not work")]
    [InlineData(GuideReply.AlreadyTried, "cable", "restart: already tried")]
    [InlineData(GuideReply.Skip, "cable", "restart: not wanted")]
    [InlineData(GuideReply.Unsure, "cable", "restart: did not work")]
    [InlineData(GuideReply.Worked, null, "restart: worked")]
    [InlineData(GuideReply.Yes, null, "restart: worked")]
    public void A_fix_that_does_not_work_is_followed_by_the_next(GuideReply reply, string? next, string tried)
    {
        Answer(GuideInput.Answer.Pick(0));
        Answer(GuideInput.Answer.Of(reply));
        Assert.Equal(next, _turn.Question?.FixId);
        Assert.Equal(tried, _turn.Next.Slots[GuideNames.Tried].Value);
    }

    [Fact]
    public void An_unclear_answer_to_a_fix_is_asked_once_more_and_then_the_next_fix_comes()
    {
        Answer(GuideInput.Answer.Pick(0));
        Answer(GuideInput.Answer.Of(GuideReply.Unclear));
        Assert.Equal("restart", _turn.Question!.FixId);
        Answer(GuideInput.Answer.Of(GuideReply.Unclear));
        Assert.Equal("cable", _turn.Question!.FixId);
    }

    [Fact]
    public void When_no_fix_helps_the_guide_goes_on()
    {
        Answer(GuideInput.Answer.Pick(0));
        for (var i = 0; i < 3; i++)
            Answer(GuideInput.Answer.Pick(1));
        Assert.Equal("read-error", _turn.Question!.StepId);
    }

    [Fact]
    public void A_fix_is_not_offered_twice_when_the_guide_comes_by_again()
    {
        Answer(GuideInput.Answer.Pick(0));
        for (var i = 0; i < 3; i++)
            Answer(GuideInput.Answer.Pick(1));
        Answer(GuideInput.Answer.Written(Content.Safe("E17")));
        Answer(GuideInput.Answer.Of(GuideReply.Yes));
        Assert.Equal("read-error", _turn.Question!.StepId);
    }

    [Fact]
    public void A_way_back_is_taken_a_limited_number_of_times()
    {
        Answer(GuideInput.Answer.Pick(0));
        while (_turn.End is null)
            Answer(_turn.Question!.StepId == "again" ? GuideInput.Answer.Of(GuideReply.Yes)
                : _turn.Question.FixId is null ? GuideInput.Answer.Written(Content.Safe("E17")) : GuideInput.Answer.Pick(1));
        Assert.Equal((GuideEndKind.HandOff, "high", "rigs"), (_turn.End.Kind, _turn.End.Priority, _turn.End.Team));
        Assert.Equal("Keep it running.", _turn.Says[^1].Text.Value);
    }

    [Fact]
    public void An_unclear_answer_offers_the_choices_again_and_then_a_person_takes_over()
    {
        Answer(GuideInput.Answer.Of(GuideReply.Unclear));
        Assert.Equal(("ask-kind", 2), (_turn.Question!.StepId, _turn.Question.Choices.Count));
        Answer(GuideInput.Answer.Of(GuideReply.Unclear));
        Assert.Equal(GuideEndKind.HandOff, _turn.End!.Kind);
    }

    [Fact]
    public void A_question_refused_twice_takes_the_way_for_the_unsure()
    {
        ToAgain();
        Answer(GuideInput.Answer.Of(GuideReply.Unclear));
        Answer(GuideInput.Answer.Of(GuideReply.AlreadyTried));
        Assert.Equal("to-human", _turn.End!.StepId);
    }

    [Fact]
    public void Someone_who_does_not_know_goes_on_without_an_answer()
    {
        ToAgain(GuideInput.Answer.Of(GuideReply.Unsure));
        Assert.False(_turn.Next.Slots.ContainsKey("error"));
        Answer(GuideInput.Answer.Of(GuideReply.No));
        Assert.Equal("Good. Error: nothing.", _turn.Says[^1].Text.Value);
    }

    [Fact]
    public void A_number_must_hold_a_digit()
    {
        Answer(GuideInput.Answer.Pick(1));
        Answer(new GuideInput.LookedUp("session", Content.Known(("state", "active"), ("last_share_minutes", "4"))));
        Assert.Equal("Active, 4 minutes ago.", _turn.Says[0].Text.Value);
        Answer(GuideInput.Answer.Written(Content.Safe("some")));
        Assert.Equal("how-many", _turn.Question!.StepId);
        Answer(GuideInput.Answer.Written(Content.Safe("about 3")));
        Assert.Equal("about 3", _turn.Next.Slots["count"].Value);
    }

    [Fact]
    public void Back_returns_to_the_question_before_and_its_answer_can_change()
    {
        Answer(GuideInput.Answer.Pick(0));
        Answer(GuideInput.Answer.Pick(1));
        Answer(new GuideInput.Back());
        Assert.Equal("restart", _turn.Question!.FixId);
        Assert.False(_turn.Next.Slots.ContainsKey(GuideNames.Tried));
        Answer(new GuideInput.Back());
        Assert.Equal("ask-kind", _turn.Question!.StepId);
        Answer(GuideInput.Answer.Pick(1));
        Assert.Equal("In an app", _turn.Next.Slots["kind"].Value);
    }

    [Fact]
    public void Back_at_the_first_question_asks_it_again()
    {
        Answer(new GuideInput.Back());
        Assert.Equal("ask-kind", _turn.Question!.StepId);
    }

    [Fact]
    public void Repeat_says_the_fix_again()
    {
        Answer(GuideInput.Answer.Pick(0));
        Answer(new GuideInput.Repeat());
        Assert.Equal(("Restart the miner.", "restart"), (_turn.Says.Single().Text.Value, _turn.Question!.FixId));
    }

    [Fact]
    public void A_question_whose_answer_is_known_is_passed_over_until_someone_goes_back_to_it()
    {
        _turn = GuideRunner.Start(_guides, "sample", "en", Content.Known(("kind", "pool"), ("error", "E17")));
        Assert.Equal("restart", _turn.Question!.FixId);
        for (var i = 0; i < 3; i++)
            Answer(GuideInput.Answer.Pick(1));
        Assert.Equal("again", _turn.Question!.StepId);
    }

    [Fact]
    public void Progress_survives_being_kept_and_read()
    {
        Answer(GuideInput.Answer.Pick(0));
        Answer(GuideInput.Answer.Pick(1));
        var kept = KeptJson.Write(_turn.Next);
        var read = KeptJson.Read<GuideProgress>(kept)!;
        Assert.Equal(kept, KeptJson.Write(read));
        Assert.Equal("update", GuideRunner.Advance(_guides, read, GuideInput.Answer.Pick(1)).Question!.FixId);
    }

    [Fact]
    public void Endless_steps_back_end_with_a_person()
    {
        for (var i = 0; i <= GuideRunner.MaxTurns && _turn.End is null; i++)
            Answer(i % 2 == 0 ? GuideInput.Answer.Pick(0) : new GuideInput.Back());
        Assert.Equal(GuideEndKind.HandOff, _turn.End!.Kind);
    }

    [Fact]
    public void A_guide_whose_texts_changed_goes_on_at_the_same_step()
    {
        var changed = Content.Guides((Head + Rest).Replace("Where do you mine?", "Where is it?", StringComparison.Ordinal));
        _turn = GuideRunner.Advance(changed, _turn.Next, new GuideInput.Resume());
        Assert.Equal("Where is it?", _turn.Question!.Text.Value);
    }

    [Fact]
    public void A_choice_keeps_its_meaning_when_the_guide_puts_another_before_it()
    {
        var changed = Content.Guides((Head + Rest).Replace("      - { id: pool,", "      - { id: solo, say: Alone, next: read-error }\n      - { id: pool,", StringComparison.Ordinal));
        _turn = GuideRunner.Advance(changed, _turn.Next, GuideInput.Answer.Pick(0));
        Assert.Equal("In a pool", _turn.Next.Slots["kind"].Value);
    }

    [Fact]
    public void A_guide_that_lost_the_step_starts_again_with_what_is_known()
    {
        ToAgain();
        var changed = Content.Guides((Head + Rest).Replace("again", "once-more", StringComparison.Ordinal));
        _turn = GuideRunner.Advance(changed, _turn.Next, GuideInput.Answer.Of(GuideReply.Yes));
        Assert.Equal(GuidePhrases.English.Restarted, _turn.Says[0].Text);
        Assert.Equal("once-more", _turn.Question!.StepId);
        Assert.Equal("E17", _turn.Next.Slots["error"].Value);
    }

    [Fact]
    public void A_withdrawn_guide_ends_with_a_person()
    {
        _turn = GuideRunner.Advance(GuideSet.Empty, _turn.Next, GuideInput.Answer.Pick(0));
        Assert.Equal(GuideEndKind.HandOff, _turn.End!.Kind);
        Assert.NotEmpty(_turn.Says);
    }

    [Fact]
    public void A_run_that_ended_takes_no_answer()
    {
        Answer(GuideInput.Answer.Pick(0));
        Answer(GuideInput.Answer.Of(GuideReply.Worked));
        Assert.Throws<ArgumentException>(() => Answer(GuideInput.Answer.Pick(0)));
    }

    private void ToAgain(GuideInput? error = null)
    {
        Answer(GuideInput.Answer.Pick(0));
        for (var i = 0; i < 3; i++)
            Answer(GuideInput.Answer.Pick(1));
        Answer(error ?? GuideInput.Answer.Written(Content.Safe("E17")));
    }

    private void Answer(GuideInput input) => _turn = GuideRunner.Advance(_guides, _turn.Next, input);
}
