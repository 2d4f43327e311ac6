using SupportBot.Training.Answers;
using SupportBot.Training.Gate;

namespace SupportBot.Training.Tests.Gate;

public sealed class PromotionGateTests
{
    [Fact]
    public void The_same_answers_pass_and_everything_is_told()
    {
        var verdict = Compare(answer => answer);

        Assert.True(verdict.Passes);
        Assert.All(verdict.Checks, check => Assert.True(check.Passed, check.Sentence));
    }

    [Fact]
    public void A_candidate_that_is_better_passes() => Assert.True(Compare(answer => answer with { Given = answer.Truth, Confidence = 0.99f }).Passes);

    [Fact]
    public void A_candidate_that_is_worse_overall_is_refused_by_the_paired_test()
    {
        // Eleven more wrong of 270, spread so that no class loses more than its floor allows would take more messages.
        var verdict = Compare(answer => Number(answer) % 23 == 1 ? answer with { Given = Other(answer.Truth) } : answer);

        Assert.False(Check(verdict, "overall").Passed);
        Assert.Contains("McNemar's exact test", Check(verdict, "overall").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_category_that_loses_more_than_three_points_is_refused_though_the_whole_is_better()
    {
        var verdict = Compare(answer => answer.Truth == "fees" ? Number(answer) is 1 or 2 or 3 ? answer with { Given = "other" } : answer : answer with { Given = answer.Truth });

        Assert.True(Check(verdict, "overall").Passed);
        Assert.False(Check(verdict, "recall fees").Passed);
        Assert.Contains("86.7 % of 90 recognised, champion 90.0 %", Check(verdict, "recall fees").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_category_that_loses_just_three_points_is_let_through() =>
        Assert.True(Check(Compare(answer => Number(answer) is 1 or 2 ? answer with { Given = "other" } : answer), "recall fees").Passed);

    [Fact]
    public void A_candidate_that_is_surer_than_it_is_right_is_refused() =>
        Assert.False(Check(Compare(answer => answer with { Confidence = 0.92f }), "calibration").Passed);

    [Fact]
    public void A_calibration_above_the_limit_is_refused_even_when_it_was_so_before()
    {
        var many = Enumerable.Range(0, 2).SelectMany(_ => Some.Answers()).Select(answer => answer with { Confidence = 0.97f }).ToList();
        var verdict = PromotionGate.Compare(Some.Sheet(many), Some.Sheet(many), []);

        Assert.False(Check(verdict, "calibration").Passed);
    }

    [Fact]
    public void A_candidate_that_tells_out_of_scope_worse_is_refused() =>
        Assert.False(Check(Compare(answer => answer.IsOutside == true && Number(answer) % 2 == 0 ? answer with { OutOfScope = 0.05f } : answer), "out of scope").Passed);

    [Fact]
    public void One_urgent_message_less_is_refused() =>
        Assert.False(Check(Compare(answer => answer.Row == "some.jsonl:180" ? answer with { Urgent = 0.1f } : answer), "urgent").Passed);

    [Fact]
    public void Calling_everything_urgent_is_refused_by_the_ranking() =>
        Assert.False(Check(Compare(answer => answer with { Urgent = 0.9f }), "urgent ranking").Passed);

    [Fact]
    public void A_label_that_is_lost_is_refused() =>
        Assert.Contains("topic \"fees/refund\"", Check(PromotionGate.Compare(Some.Sheet(Some.Answers()), Some.Sheet(Some.Answers()), ["topic \"fees/refund\""]), "labels").Sentence, StringComparison.Ordinal);

    [Fact]
    public void Too_few_messages_prove_nothing()
    {
        var few = Some.Answers().Take(PromotionGate.FewestMessages - 1).ToList();

        Assert.False(PromotionGate.Compare(Some.Sheet(few), Some.Sheet(few), []).Passes);
    }

    [Fact]
    public void A_share_of_too_few_messages_is_not_judged_and_says_so()
    {
        var some = Some.Answers().Where(answer => answer.Truth != "security" || Number(answer) < 199).ToList();
        var check = Check(PromotionGate.Compare(Some.Sheet(some), Some.Sheet(some), []), "recall security");

        Assert.Null(check.Passed);
        Assert.Contains("19 messages, too few to tell", check.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 2, 79 / 4096.0)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 5, 1)]
    [InlineData(5, 0, 1 / 32.0)]
    [InlineData(500, 500, 0.5126)]
    public void McNemar_gives_the_tail_of_the_fair_coin(int onlyFirst, int onlySecond, double expected) =>
        Assert.Equal(expected, McNemar.ChanceOfAtLeast(onlyFirst, onlySecond), 4);

    private static GateVerdict Compare(Func<Answer, Answer> change) => PromotionGate.Compare(Some.Sheet(Some.Answers()), Some.Sheet(Some.Answers().Select(change)), []);

    private static GateCheck Check(GateVerdict verdict, string name) => verdict.Checks.Single(check => check.Name == name);

    private static int Number(Answer answer) => int.Parse(answer.Row.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static string Other(string label) => Some.Labels.First(other => other != label);
}
