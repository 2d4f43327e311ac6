using SupportBot.Knowledge.Search;
using Xunit;

namespace SupportBot.Knowledge.Tests.Search;

public class AnswerabilityTests
{
    private static readonly ContentLoad s_shipped = ContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "content"), ContentFolder.Redactor);

    [Fact]
    public void The_fit_is_the_same_every_time_and_tells_answers_from_noise()
    {
        string[] offTopic = ["how do I bake bread", "who won the match last night", "write me a poem about the sea", "what is the capital of Peru"];
        var (one, two) = (Fit(offTopic), Fit(offTopic));
        Assert.Equal(one.Fitted.Weights, two.Fitted.Weights);
        Assert.InRange(one.Auc, .7, 1);
        Assert.InRange(one.CalibrationError, 0, .1);
    }

    [Fact]
    public void A_hit_further_ahead_of_the_next_has_more_confidence()
    {
        var close = new HitEvidence(.6f, .4f, .4f, .05f, 6);
        Assert.True(Answerability.Shipped.Confidence(close with { Lead = .6f }) > Answerability.Shipped.Confidence(close));
        Assert.True(Answerability.Shipped.Confidence(close) > Answerability.Shipped.Confidence(close with { Lead = -.5f }));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"weights\":[1,2]}")]
    [InlineData("nothing")]
    public void Weights_that_cannot_be_right_are_a_problem_of_the_content(string json)
    {
        using var folder = new ContentFolder().Article("fee").Write("answerability.json", json);
        Assert.StartsWith("The weights cannot be read", Assert.Single(folder.Load().Problems).Message, StringComparison.Ordinal);
    }

    private static AnswerabilityReport Fit(IReadOnlyList<string> offTopic) => AnswerabilityFit.Fit(
        [.. s_shipped.Base!.Articles.Where(a => a.Language == "en")], "en", s_shipped.Base.SynonymsOf("en"), offTopic, new DateOnly(2026, 11, 22));
}
