using SupportBot.Knowledge.Search;
using Xunit;

namespace SupportBot.Knowledge.Tests;

public class KnowledgeBaseTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_article_for_staff_is_found_by_staff_only()
    {
        using var folder = new ContentFolder().Write("articles/en/refund.md",
            ContentFolder.Text("refund", "Refund rules").Replace("audience: public", "audience: staff", StringComparison.Ordinal));
        var knowledge = folder.Load().Base!;
        Assert.Empty(knowledge.Search(ContentFolder.Safe("refund rules"), new SearchRequest("en", s_now)));
        Assert.Single(knowledge.Search(ContentFolder.Safe("refund rules"), new SearchRequest("en", s_now) { IncludeStaff = true }));
    }

    [Theory]
    [InlineData("valid_until: 2026-11-22", true)]
    [InlineData("valid_until: 2026-11-21", false)]
    [InlineData("valid_from: 2026-11-22", true)]
    [InlineData("valid_from: 2026-11-23", false)]
    public void An_article_is_found_from_its_first_day_to_its_last(string validity, bool isFound)
    {
        using var folder = new ContentFolder().Article("refund", "Refund rules", extra: validity);
        Assert.Equal(isFound, folder.Load().Base!.Search(ContentFolder.Safe("refund rules"), new SearchRequest("en", s_now)).Count == 1);
    }

    [Fact]
    public void A_language_comes_first_and_english_fills_what_it_lacks()
    {
        using var folder = new ContentFolder()
            .Article("fee", "Wallet fee").Article("fee", "Comisión de la wallet", "es").Article("late", "Wallet transfer is late");
        var hits = folder.Load().Base!.Search(ContentFolder.Safe("wallet transfer comision"), new SearchRequest("es", s_now));
        Assert.Equal([("fee", "es"), ("late", "en")], hits.Select(h => (h.Article.Id, h.Article.Language)));
    }

    [Fact]
    public void A_language_without_articles_is_answered_in_english()
    {
        using var folder = new ContentFolder().Article("fee", "Wallet fee");
        Assert.Equal("en", Assert.Single(folder.Load().Base!.Search(ContentFolder.Safe("wallet"), new SearchRequest("fr", s_now))).Article.Language);
    }

    [Fact]
    public void The_likely_topic_decides_between_equals_and_is_named_in_the_explanation()
    {
        using var folder = new ContentFolder().Article("one", "Wallet fee").Write("articles/en/two.md",
            ContentFolder.Text("two", "Wallet fee").Replace("topic: fee-explained", "topic: refund", StringComparison.Ordinal));
        var hit = folder.Load().Base!.Search(ContentFolder.Safe("wallet fee"), new SearchRequest("en", s_now) { Category = "fees", Topic = "refund" })[0];
        Assert.Equal("two", hit.Article.Id);
        Assert.Contains(hit.Explanation, p => p.Reason == "category");
        Assert.Equal(hit.Score, hit.Explanation.Sum(p => p.Score), 0.001);
    }

    [Fact]
    public void The_same_content_has_the_same_version_and_a_change_has_another()
    {
        using var folder = new ContentFolder().Article("fee");
        var (one, two) = (folder.Load().Base!.Version, folder.Load().Base!.Version);
        var three = folder.Write("synonyms/en.txt", "fee, cost").Load().Base!.Version;
        Assert.Equal(one, two);
        Assert.NotEqual(two, three);
    }
}
