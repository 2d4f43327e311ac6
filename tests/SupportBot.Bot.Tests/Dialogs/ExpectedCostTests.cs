using SupportBot.Bot.Dialogs;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Dialogs;

/// <summary>The cheapest course, and where one becomes cheaper than another.</summary>
public sealed class ExpectedCostTests : Deciding
{
    private readonly ExpectedCost _cost = new(new DialogOptions());

    [Theory]
    // leave: 20 p; ask: 1 + 3 p; pass on: 2.4 (1 - p). Asking pays from 1/17 on, passing on from 1.4/5.4.
    [InlineData(0f, UrgentCourse.Leave)]
    [InlineData(0.058f, UrgentCourse.Leave)]
    [InlineData(0.060f, UrgentCourse.Ask)]
    [InlineData(0.258f, UrgentCourse.Ask)]
    [InlineData(0.260f, UrgentCourse.PassOn)]
    [InlineData(1f, UrgentCourse.PassOn)]
    public void A_possible_theft_is_left_asked_about_or_passed_on_by_what_it_costs(float probability, UrgentCourse course) =>
        Assert.Equal(course, _cost.ForTheft(Some.Meaning("security", 1f, "stolen-funds", 1f, urgent: probability)));

    [Fact]
    public void An_urgent_message_about_something_else_is_no_theft() =>
        Assert.Equal(UrgentCourse.Leave, _cost.ForTheft(Some.Meaning("mining", 1f, urgent: 1f)));

    [Fact]
    public void A_sure_answer_is_shown() =>
        Assert.Equal("Answer cheapest-answer", Decided(Some.State(), Some.Heard("why did the fee change") with { Hits = [Some.Hit(Content.Article("fee-basics"), 0.9)] }));

    [Fact]
    public void A_sure_topic_with_a_guide_starts_it() =>
        Assert.Equal("StartGuide cheapest-guide", Decided(Some.State(), Some.Heard(meaning: Some.Meaning("mining", 0.99f, "rewards", 0.99f))));

    [Fact]
    public void Two_likely_answers_become_a_question_with_both()
    {
        var heard = Some.Heard("something with fees and rewards", meaning: Some.Meaning("fees", 0.3f)) with
        {
            Hits = [Some.Hit(Content.Article("fee-basics"), 0.5), Some.Hit(Content.Article("miner-more"), 0.45)],
        };
        Assert.Equal("OfferChoices cheapest-options", Decided(Some.State(), heard));
    }

    [Fact]
    public void Without_any_idea_the_bot_asks() =>
        Assert.Equal("AskOpen cheapest-question", Decided(Some.State(), Some.Heard("brr zzt", meaning: Some.Meaning("mining", 0.2f))));

    [Fact]
    public void What_is_none_of_our_business_is_told_so() =>
        Assert.Equal("NotOurSubject out-of-scope", Decided(Some.State(), Some.Heard("which horse wins tomorrow", meaning: Some.Meaning("other", 0.9f, outOfScope: 0.95f))));

    [Theory]
    [InlineData(0f)]
    [InlineData(0.99f)]
    public void Not_understood_twice_leads_to_a_person(float outOfScope)
    {
        var state = Some.State() with { NotUnderstood = 2 };
        var heard = Some.Heard("brr zzt", meaning: Some.Meaning("mining", 0.2f, outOfScope: outOfScope));
        var passed = Assert.IsType<Decision.HandOver>(Decide(state, heard));
        Assert.Equal(("cheapest-handover", HandOverReason.NotUnderstood), (passed.Rule, passed.Reason));
    }

    [Fact]
    public void An_upset_person_is_consoled_once()
    {
        var heard = Some.Heard(meaning: Some.Meaning("mining", 0.99f, "rewards", 0.99f, urgent: 0.5f));
        Assert.True(Assert.IsType<Decision.StartGuide>(Decide(Some.State(), heard)).Console);
        Assert.False(Assert.IsType<Decision.StartGuide>(Decide(Some.State() with { Consoled = true }, heard)).Console);
    }

    [Fact]
    public void The_costs_of_all_courses_are_told_for_why()
    {
        var courses = _cost.Courses(Some.State(), Some.Heard(meaning: Some.Meaning("mining", 0.99f, "rewards", 0.99f)), Content.Base);
        Assert.Equal(courses.Min(course => course.Cost), ExpectedCost.Cheapest(courses).Cost);
        Assert.All(courses, course => Assert.InRange(course.Cost, 0, 20));
    }
}
