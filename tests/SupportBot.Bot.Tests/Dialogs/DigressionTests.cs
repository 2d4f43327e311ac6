using SupportBot.Bot.Dialogs;
using SupportBot.Models;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Dialogs;

/// <summary>When words within a guide are a question of their own, and when they answer the guide's.</summary>
public sealed class DigressionTests : Deciding
{
    private Heard Asked(string text, double confidence = 0.95, string article = "fee-basics") =>
        Some.Heard(text) with { Hits = [Some.Hit(Content.Article(article), confidence)] };

    [Fact]
    public void A_question_with_a_good_answer_is_answered_and_the_guide_goes_on() =>
        Assert.Equal("AnswerThenResume digression", Decided(InGuide(), Asked("why did my fee change so much?")));

    [Theory]
    [InlineData(0, "AnswerThenResume digression")]
    [InlineData(1, "AnswerThenResume digression")]
    [InlineData(2, "Answer cheapest-answer")]
    public void A_third_question_of_their_own_is_a_problem_of_its_own(int interruptions, string decided) =>
        Assert.Equal(decided, Decided(InGuide() with { Interruptions = interruptions }, Asked("why did my fee change so much?")));

    [Theory]
    [InlineData("why fees?", 0.95)]
    [InlineData("why did my fee change so much?", 0.5)]
    public void A_few_words_or_a_doubtful_answer_are_no_digression(string text, double confidence) =>
        Assert.Equal("ContinueGuide guide-words", Decided(InGuide(), Asked(text, confidence)));

    [Fact]
    public void The_guide_s_own_article_is_no_digression() =>
        Assert.Equal("ContinueGuide guide-words", Decided(InGuide(), Asked("why does the miner stand still?", article: "miner-basics")));

    [Theory]
    [InlineData("the fee changed a lot again", "ContinueGuide guide-words")]
    [InlineData("did the fee change a lot again?", "AnswerThenResume digression")]
    [InlineData("手续费又变了很多吗怎么办呢真是？", "AnswerThenResume digression")]
    public void Where_the_guide_takes_free_words_only_a_question_mark_makes_a_question(string text, string decided) =>
        Assert.Equal(decided, Decided(InGuide(free: true), Asked(text)));

    [Fact]
    public void A_reply_that_fits_is_no_digression_whatever_the_search_says() =>
        Assert.Equal("ContinueGuide guide-reply", Decided(InGuide(), Asked("in a pool, why do you ask?") with { Reply = new ReplyMeaning.Choice(0) }));

    [Fact]
    public void A_file_answers_the_guide_s_question() =>
        Assert.Equal("ContinueGuide guide-file", Decided(InGuide(), Some.Heard("") with { Files = [new Evidence(Some.Text("log.txt"), "text/plain", "u1")] }));
}
