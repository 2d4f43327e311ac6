using SupportBot.Knowledge.Guides;
using Xunit;

namespace SupportBot.Knowledge.Tests.Guides;

public class GuideSimulationTests
{
    [Fact]
    public void Two_thousand_people_reach_every_step_of_every_guide()
    {
        foreach (var guide in Content.Shipped.Guides.All)
        {
            var result = Simulate(guide.Id, guide.Language, runs: 2_000);
            Assert.Equal(result.Steps, result.StepsReached);
            Assert.Equal(2_000, result.Resolved + result.HandedOver);
        }
    }

    [Fact]
    public void The_same_seed_plays_the_same_people()
    {
        var (first, second) = (Simulate("app-glitch", "en", 200), Simulate("app-glitch", "en", 200));
        Assert.Equal((first.Resolved, first.QuestionsOnAverage), (second.Resolved, second.QuestionsOnAverage));
        Assert.Equal(first.Moves, second.Moves);
    }

    [Fact]
    public void A_compromised_wallet_is_never_resolved_by_the_bot() =>
        Assert.Equal(0, Simulate("security-compromised", "en", 500).Resolved);

    private static GuideSimulationResult Simulate(string id, string language, int runs) =>
        GuideSimulation.Run(Content.Shipped.Guides, Content.Shipped.Guides.Find(id, language)!, runs, new Random(1));
}
