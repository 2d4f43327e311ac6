using SupportBot.Knowledge.Guides;
using Xunit;

namespace SupportBot.Knowledge.Tests.Guides;

public class FixOrderTests
{
    private static readonly GuideFix[] _fixes = [Fix("a", cost: 1), Fix("b", cost: 2), Fix("c", cost: 1)];

    [Fact]
    public void Until_every_fix_has_enough_trials_the_authors_order_stands() =>
        Assert.Equal("abc", Order(new() { ["a"] = new(0, 500), ["b"] = new(400, 500), ["c"] = new(19, 19) }));

    [Fact]
    public void With_enough_trials_success_over_cost_decides() =>
        Assert.Equal("cba", Order(new() { ["a"] = new(5, 100), ["b"] = new(60, 100), ["c"] = new(50, 100) }));

    [Fact]
    public void A_pinned_fix_keeps_its_place()
    {
        var fixes = new[] { _fixes[0] with { Pinned = true }, _fixes[1], _fixes[2] };
        var counts = new Dictionary<string, FixCounts> { ["a"] = new(0, 100), ["b"] = new(10, 100), ["c"] = new(50, 100) };
        Assert.Equal("acb", string.Concat(FixOrder.BySuccessOverCost(fixes, fix => counts[fix.Id]).Select(fix => fix.Id)));
    }

    [Fact]
    public void Equal_fixes_keep_the_authors_order() =>
        Assert.Equal("acb", Order(new() { ["a"] = new(30, 100), ["b"] = new(30, 100), ["c"] = new(30, 100) }));

    [Theory]
    [InlineData(null, 0, 0, 0.3)]
    [InlineData(0.5, 0, 0, 0.5)]
    [InlineData(0.5, 4, 4, 0.75)]
    [InlineData(0.5, 0, 4, 0.25)]
    public void The_authors_guess_counts_as_four_trials(double? chance, long worked, long tried, double expected) =>
        Assert.Equal(expected, FixOrder.Success(Fix("a", 1) with { Chance = chance }, new FixCounts(worked, tried)), 10);

    [Fact]
    public void The_runner_offers_fixes_in_the_given_order_and_keeps_it_through_the_run()
    {
        var guides = Content.Shipped.Guides;
        FixRanking reversed = (_, step) => [.. step.Fixes.Reverse()];
        var turn = GuideRunner.Start(guides, "account-login", "en", Content.Known(), reversed);
        turn = GuideRunner.Advance(guides, turn.Next, GuideInput.Answer.Pick(0), reversed);
        Assert.Equal("reset", turn.Question!.FixId);
        turn = GuideRunner.Advance(guides, turn.Next, GuideInput.Answer.Of(GuideReply.DidNotWork));
        Assert.Equal("right-account", turn.Question!.FixId);
    }

    private static GuideFix Fix(string id, double cost) => new(id, GuideText.Empty, cost, null, false, 1);

    private static string Order(Dictionary<string, FixCounts> counts) =>
        string.Concat(FixOrder.BySuccessOverCost(_fixes, fix => counts[fix.Id]).Select(fix => fix.Id));
}
