using FsCheck;
using FsCheck.Fluent;
using SupportBot.Knowledge.Search;
using Xunit;

namespace SupportBot.Knowledge.Tests.Search;

public class SearchIndexTests
{
    private static readonly SearchDocument[] s_documents =
    [
        new("Why a transfer is late", ["my withdrawal is still pending", "where are my coins"], "A transfer waits until the network confirms it."),
        new("How fees are made up", ["why was the fee so high"], "The network fee pays miners. The exchange fee pays the exchange."),
        new("Your miner cannot reach the pool", ["connection refused by pool", "stratum error"], "Check the address and the port of the pool."),
    ];

    private static readonly SearchIndex s_index = SearchIndex.Build(s_documents, "en");

    [Theory]
    [InlineData("withdrawals pending", 0)]
    [InlineData("high fees", 1)]
    [InlineData("pool connections refused", 2)]
    public void The_document_that_speaks_of_it_comes_first(string query, int document) => Assert.Equal(document, First(s_index, query));

    [Theory]
    [InlineData("withdrawl pnding", 0)]
    [InlineData("straum eror", 2)]
    public void A_letter_wrong_in_a_word_does_not_hide_the_document(string query, int document) =>
        Assert.Equal(document, First(s_index, query));

    [Fact]
    public void A_query_of_unknown_words_finds_nothing() => Assert.Equal(-1, First(s_index, "zzzzqqq 8231"));

    [Fact]
    public void The_parts_of_an_explanation_add_up_to_the_score()
    {
        var hits = new DocumentHit[3];
        var count = s_index.Search("why is the fe so high, network fee", hits);
        Assert.True(count > 0);
        foreach (var hit in hits[..count])
            Assert.Equal(hit.Score, s_index.Explain("why is the fe so high, network fee", hit.Document).Sum(p => p.Score), 0.001);
    }

    [Fact]
    public void A_document_that_is_not_allowed_never_appears()
    {
        var hits = new DocumentHit[3];
        var count = s_index.Search("fee fees pool transfer", hits, d => d != 1);
        Assert.DoesNotContain(hits[..count], h => h.Document == 1);
        Assert.Equal(2, count);
    }

    [Fact]
    public void The_same_query_has_the_same_hits_every_time_and_in_every_build()
    {
        var again = SearchIndex.Build(s_documents, "en");
        var (one, two) = (new DocumentHit[3], new DocumentHit[3]);
        s_index.Search("pool fee transfer pending", one);
        again.Search("pool fee transfer pending", two);
        Assert.Equal(one, two);
    }

    [Fact]
    public void Chinese_is_found_without_spaces()
    {
        var index = SearchIndex.Build([new("提现为什么慢", [], "网络确认需要时间。"), new("手续费说明", [], "矿工费付给矿工。")], "zh");
        Assert.Equal(1, First(index, "为什么手续费这么高"));
    }

    [Fact]
    public void Any_text_at_all_can_be_searched_for()
    {
        Prop.ForAll<string>(query =>
        {
            var hits = new DocumentHit[5];
            var count = s_index.Search(query ?? "", hits);
            return count is >= 0 and <= 3 && hits[..count].All(h => float.IsFinite(h.Score) && float.IsFinite(h.Evidence.Lead));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("\ud800 fee \udfff")]
    [InlineData("\0\0fee\u202e")]
    [InlineData("fee\u0301\u0301\u0301\u200d\u200d")]
    [InlineData("'''' ’’’ 0. 0, .0 a'")]
    public void Broken_and_hostile_text_can_be_searched_for(string query) => Assert.InRange(First(s_index, query), -1, 2);

    [Fact]
    public void A_very_long_query_costs_no_more_than_its_first_words()
    {
        var hits = new DocumentHit[1];
        Assert.Equal(1, s_index.Search("fee " + new string('a', 100_000) + string.Concat(Enumerable.Repeat(" pool", 50_000)), hits));
    }

    [Fact]
    public void Searches_from_many_threads_do_not_disturb_each_other()
    {
        var expected = s_documents.Select(d => First(s_index, d.Questions[0])).ToArray();
        Parallel.For(0, 3_000, i => Assert.Equal(expected[i % 3], First(s_index, s_documents[i % 3].Questions[0])));
    }

    [Fact]
    public void An_index_without_documents_finds_nothing() => Assert.Equal(-1, First(SearchIndex.Build([], "en"), "fee"));

    private static int First(SearchIndex index, string query)
    {
        var hits = new DocumentHit[1];
        return index.Search(query, hits) == 0 ? -1 : hits[0].Document;
    }
}
