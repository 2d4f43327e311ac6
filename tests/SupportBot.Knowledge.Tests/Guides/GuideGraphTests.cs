using SupportBot.Knowledge.Guides;
using SupportBot.Knowledge.Guides.Checks;
using Xunit;

namespace SupportBot.Knowledge.Tests.Guides;

public class GuideGraphTests
{
    [Fact]
    public void A_guide_is_drawn_with_its_kinds_of_steps_and_labelled_ways()
    {
        var chart = GuideGraph.ToMermaid(Content.Guides(GuideDefects.Tiny).Find("sample", "en")!);
        Assert.Equal("""
            flowchart TD
              s_tell["Something is told."]
              s_ask{"What happened before?"}
              s_done(["resolved: Good."])
              s_tell --> s_ask
              s_ask -->|"answer"| s_done
              s_ask -->|"no-answer"| s_done

            """, chart, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Every_shipped_guide_is_drawn_with_all_its_steps_and_ways() => Assert.All(Content.Shipped.Guides.All, guide =>
    {
        var lines = GuideGraph.ToMermaid(guide).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + guide.Steps.Count + guide.Steps.Values.Sum(step => GuideEdge.Of(step).Count), lines.Length);
    });

    [Fact]
    public void Marks_that_mean_something_to_Mermaid_are_escaped()
    {
        var guide = Content.Guides(GuideDefects.Tiny.Replace("Something is told.", "Press <OK> & \\\"go\\\".", StringComparison.Ordinal)).Find("sample", "en")!;
        Assert.Contains("s_tell[\"Press &lt;OK&gt; &amp; &quot;go&quot;.\"]", GuideGraph.ToMermaid(guide), StringComparison.Ordinal);
    }
}
