using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Search;
using Xunit;

namespace SupportBot.Knowledge.Tests;

public class ShippedContentTests
{
    private static readonly ContentLoad s_shipped = ContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "content"), ContentFolder.Redactor);

    [Fact]
    public void The_content_beside_the_program_has_no_problem() =>
        Assert.True(s_shipped.Base is not null, string.Join('\n', s_shipped.Problems));

    [Fact]
    public void Every_article_fits_into_a_chat_with_all_its_steps() =>
        Assert.DoesNotContain(s_shipped.Base!.Articles, a => ArticleText.ToMarkdown(a).EndsWith('…'));

    [Fact]
    public void Every_question_of_an_article_finds_it_among_the_first_three()
    {
        var now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        var lost = from article in s_shipped.Base!.Articles
                   from question in article.Questions
                   let hits = s_shipped.Base.Search(ContentFolder.Safe(question), new SearchRequest(article.Language, now) { Top = 3, IncludeStaff = true })
                   where hits.All(h => h.Article.Id != article.Id)
                   select $"{article.Id}: {question}";
        Assert.Empty(lost);
    }

    [Theory]
    [InlineData("how do I bake sourdough bread at home")]
    [InlineData("who won the football match last night")]
    [InlineData("xylophone lessons near Vienna")]
    public void What_no_article_answers_gets_little_confidence(string message)
    {
        var hits = s_shipped.Base!.Search(ContentFolder.Safe(message), new SearchRequest("en", new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.All(hits, h => Assert.InRange(h.Confidence, 0, .5));
    }
}
