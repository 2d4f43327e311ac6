using Xunit;

namespace SupportBot.Knowledge.Tests.Articles;

public class ArticleLoaderTests
{
    [Fact]
    public void A_sound_article_is_read_whole()
    {
        using var folder = new ContentFolder().Article("fee", extra: "valid_until: 2027-01-31", body: "Fees follow **demand**.\n\n## What to do\n1. Wait.\n2. Try later.");
        var article = Assert.Single(folder.Load().Base!.Articles);
        Assert.Equal(("fee", "Why fees change", "fees", "fee-explained", "en"), (article.Id, article.Title, article.Category, article.Topic, article.Language));
        Assert.Equal("Fees follow demand.", article.ShortAnswer);
        Assert.Equal(3, article.Questions.Count);
        Assert.Equal(new DateOnly(2027, 1, 31), article.ValidUntil);
    }

    [Theory]
    [InlineData("owner: fees-team\n", "", "a.md:1: The key \"owner\" is missing.")]
    [InlineData("owner: fees-team", "ownr: fees-team", "a.md:8: Unknown key \"ownr\".")]
    [InlineData("owner: fees-team", "owner: [x]", "a.md:8: \"owner\" needs a text.")]
    [InlineData("reviewed: 2026-11-20", "reviewed: 20.11.2026", "a.md:9: \"reviewed\" is \"20.11.2026\"")]
    [InlineData("reviewed: 2026-11-20", "reviewed: 2026-02-30", "a.md:9: \"reviewed\" is \"2026-02-30\"")]
    [InlineData("review_by: 2027-05-20", "review_by: 2025-05-20", "a.md:10: \"review_by\" lies before")]
    [InlineData("category: fees", "category: money", "a.md:4: Unknown category \"money\"")]
    [InlineData("topic: fee-explained", "topic: login", "a.md:5: Unknown topic \"login\" in category \"fees\"")]
    [InlineData("audience: public", "audience: everybody", "a.md:6: The audience is \"everybody\"")]
    [InlineData("language: en", "language: es", "a.md:7: The language is \"es\"")]
    [InlineData("id: a", "id: b", "a.md:2: The id is \"b\" but the file is called \"a\"")]
    [InlineData("title: Why", "title: Wow! Why", "a.md:3: The title has an exclamation mark")]
    [InlineData("  - who gets a\n", "", "at least 3 questions")]
    [InlineData("who gets a", "why is a so high", "a.md:14: This question stands here twice.")]
    [InlineData("---\nFees", "related: [gone]\n---\nFees", "a.md:15: The article names \"gone\" as related")]
    [InlineData("---\nFees", "guide: gone\n---\nFees", "a.md:15: The article offers the guide \"gone\", but there")]
    [InlineData("---\nFees", "related: [a]\n---\nFees", "is related to itself")]
    [InlineData("---\nFees", "title: twice\n---\nFees", "a.md:15: The key 'title' stands here twice")]
    [InlineData("demand.", "demand!", "a.md:16: There is an exclamation mark")]
    [InlineData("demand.", "[demand](https://phish.example).", "a.md:16: The link \"https://phish.example\" leads to a host that is not ours")]
    [InlineData("demand.", "<https://phish.example>", "leads to a host that is not ours")]
    [InlineData("demand.", "https://phish.example", "There is a web address in the text")]
    [InlineData("demand.", "![x](/x.png)", "Pictures cannot be shown")]
    [InlineData("demand.", "<b>demand</b>", "HTML is not shown")]
    [InlineData("Fees follow", "## Fees\nfollow", "starts with the short answer")]
    [InlineData("---\nid", "id", "An article starts with its front matter")]
    [InlineData("title: Why", "title: 'Why", "This is not YAML")]
    public void Every_fault_is_named_with_its_file_and_line(string sound, string broken, string message)
    {
        var text = ContentFolder.Text("a");
        Assert.Contains(sound, text, StringComparison.Ordinal);
        using var folder = new ContentFolder().Write("articles/en/a.md", text.Replace(sound, broken, StringComparison.Ordinal));
        var load = folder.Load();
        Assert.Null(load.Base);
        Assert.Contains(load.Problems, p => p.ToString().Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_of_all_files_are_shown_together()
    {
        using var folder = new ContentFolder().Article("a", extra: "colour: red").Article("b", title: "Oh no!").Write("synonyms/xx.txt", "one\n");
        var files = folder.Load().Problems.Select(p => p.File).Distinct();
        Assert.Equal(["articles/en/a.md", "articles/en/b.md", "synonyms/xx.txt"], files);
    }

    [Fact]
    public void A_thousand_nested_brackets_are_a_fault_and_not_the_end()
    {
        using var folder = new ContentFolder().Write("articles/en/a.md", $"---\nid: {new string('[', 1000)}\n---\nText.");
        Assert.Contains("nested deeper", Assert.Single(folder.Load().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_or_no_text_is_a_fault()
    {
        using var folder = new ContentFolder().Article("good").Write("articles/en/big.md", new string('x', 300_000));
        File.WriteAllBytes(Path.Combine(folder.Path, "articles/en/bad.md"), [0x2d, 0xff, 0xfe]);
        Assert.Equal(["The file is not UTF-8 text.", "The file has 292 KiB; 256 are the most."], folder.Load().Problems.Select(p => p.Message));
    }

    [Fact]
    public void A_recovery_phrase_in_an_example_is_a_fault()
    {
        var phrase = string.Concat(Enumerable.Repeat("abandon ", 11)) + "about";
        using var folder = new ContentFolder().Article("a", body: $"It looks like this: {phrase}.");
        Assert.Contains(folder.Load().Problems, p => p.Message.StartsWith("This looks like a secret", StringComparison.Ordinal) && p.Line == 16);
    }

    [Fact]
    public void A_folder_that_is_missing_says_so()
    {
        var load = ContentLoader.Load(Path.Combine(Path.GetTempPath(), "no-such-content"), ContentFolder.Redactor);
        Assert.Equal("The content folder does not exist.", Assert.Single(load.Problems).Message);
    }
}
