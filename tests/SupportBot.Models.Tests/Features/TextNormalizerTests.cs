using SupportBot.Models.Features;

namespace SupportBot.Models.Tests.Features;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("Can't LOG in", "cant log in")]
    [InlineData("Não consigo", "nao consigo")]
    [InlineData("ＡＢＣ　１２", "abc 12")]
    [InlineData("rút tiền", "rut tien")]
    [InlineData("ещё", "еще")]
    [InlineData("tx 123456789", "tx \u0002")]
    public void Words_are_written_as_people_mean_them(string text, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Words(text)));
    }

    [Fact]
    public void Chinese_is_read_character_by_character_and_as_one_run()
    {
        var words = Read("提现没到账 help");

        Assert.Equal(6, words.Words.Length);
        Assert.Equal(2, words.Runs.Length);
        Assert.Equal("提现没到账", words[words.Runs[0]].ToString());
    }

    [Fact]
    public void A_long_paste_is_read_up_to_the_limit()
    {
        var words = Read(string.Join(' ', Enumerable.Repeat("word", 5000)));

        Assert.InRange(words.Words.Length, TextNormalizer.MaxWords, TextNormalizer.MaxWords + 1);
    }

    private static WordBuffer Read(string text)
    {
        var words = new WordBuffer();
        new TextNormalizer().Normalize(text, words);
        return words;
    }

    private static List<string> Words(string text)
    {
        var words = Read(text);
        var list = new List<string>();
        foreach (var word in words.Words) list.Add(words[word].ToString());
        return list;
    }
}
