using SupportBot.Knowledge.Search;
using Xunit;

namespace SupportBot.Knowledge.Tests.Search;

public class SynonymsTests
{
    private static readonly SearchDocument[] s_documents =
        [new("The authenticator is lost", [], "Ask for a reset."), new("The recovery phrase is lost", [], "Move the coins."), new("Colours", [], "Pick one.")];

    [Theory]
    [InlineData("2fa", 0)]
    [InlineData("two-factor", 0)]
    [InlineData("mnemonics", 1)]
    public void A_word_finds_what_others_call_it(string query, int document) =>
        Assert.Equal(document, First(Read("2fa, two factor, authenticator", "mnemonic => recovery phrase"), query));

    [Fact]
    public void An_arrow_leads_one_way_only()
    {
        var index = SearchIndex.Build([new("The mnemonic", [], ""), new("Colours", [], "")], "en", Read("mnemonic => recovery phrase"));
        Assert.Equal(0, index.Search("recovery", new DocumentHit[1]));
    }

    [Theory]
    [InlineData("alone")]
    [InlineData("a => b => c")]
    [InlineData("one two three four five, six")]
    [InlineData(" => x")]
    public void A_line_that_says_nothing_is_reported_with_its_number(string line)
    {
        var faults = new List<(int Line, string Message)>();
        Synonyms.Read("en", ["# a comment", "", line], faults);
        Assert.Equal(3, Assert.Single(faults).Line);
    }

    private static Synonyms Read(params string[] lines)
    {
        var faults = new List<(int, string)>();
        var synonyms = Synonyms.Read("en", lines, faults);
        Assert.Empty(faults);
        return synonyms;
    }

    private static int First(Synonyms synonyms, string query)
    {
        var hits = new DocumentHit[1];
        return SearchIndex.Build(s_documents, "en", synonyms).Search(query, hits) == 0 ? -1 : hits[0].Document;
    }
}
