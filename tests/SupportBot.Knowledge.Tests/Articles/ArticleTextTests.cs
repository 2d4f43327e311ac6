using SupportBot.Knowledge.Articles;
using Xunit;

namespace SupportBot.Knowledge.Tests.Articles;

public class ArticleTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("![x](https://evil.example/p.png)")]
    [InlineData("[x](http://a){onclick=alert(1)}")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    [InlineData("[x](//evil.example/a)")]
    [InlineData("[x](/\\evil.example)")]
    [InlineData("[x](https://good.example@evil.example/)")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"https://evil.example\">x</a>")]
    [InlineData("text <svg/onload=alert(1)> text")]
    public void Nothing_that_runs_or_leads_away_becomes_markup(string markdown)
    {
        var html = ArticleText.ToHtml(markdown, new LinkPolicy(["good.example"]));
        foreach (var forbidden in new[] { "<script", "<img", "<svg", "<a " })
            Assert.DoesNotContain(forbidden, html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Our_own_pages_and_listed_hosts_stay_links()
    {
        var html = ArticleText.ToHtml("[fees](/help/fees?a=1&b=2) and [status](https://status.good.example/x)", new LinkPolicy(["status.good.example"]));
        Assert.Equal("<p><a href=\"/help/fees?a=1&amp;b=2\">fees</a> and <a href=\"https://status.good.example/x\" rel=\"noopener noreferrer nofollow\">status</a></p>\n", html);
    }

    [Fact]
    public void Steps_keep_their_numbers_across_headings()
    {
        var html = ArticleText.ToHtml("Do **this**:\n\n1. One\n2. `Two` & three\n\nThen:\n\n3. Last", LinkPolicy.OwnPages);
        Assert.Contains("<ol>\n<li>One</li>\n<li><code>Two</code> &amp; three</li>\n</ol>", html, StringComparison.Ordinal);
        Assert.Contains("<ol start=\"3\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_no_parser_should_see_becomes_plain_text()
    {
        var html = ArticleText.ToHtml(new string('>', 50_000) + "<b>", LinkPolicy.OwnPages);
        Assert.StartsWith("<p>&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_for_chat_is_the_short_answer_and_its_steps()
    {
        using var folder = new ContentFolder().Article("a", body: "Short\nanswer.\n\n## What to do\n**If late**\n1. Wait.\n2. Look *again*.\n\nBackground.\n\n## More\n- a list");
        Assert.Equal("Short answer.\n\n**If late**\n1. Wait.\n2. Look again.", ArticleText.ToMarkdown(folder.Load().Base!.Articles[0]));
    }

    [Fact]
    public void The_form_for_chat_ends_between_two_steps_when_it_would_be_too_long()
    {
        var steps = string.Concat(Enumerable.Range(1, 30).Select(i => $"{i}. {new string('x', 90)}\n"));
        using var folder = new ContentFolder().Article("a", body: $"Short.\n\n{steps}");
        var text = ArticleText.ToMarkdown(folder.Load().Base!.Articles[0]);
        Assert.InRange(text.Length, 1_000, ArticleText.ChatLength);
        Assert.EndsWith("x\n…", text, StringComparison.Ordinal);
    }
}
