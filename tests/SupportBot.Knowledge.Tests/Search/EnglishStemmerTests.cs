using SupportBot.Knowledge.Search;
using Xunit;

namespace SupportBot.Knowledge.Tests.Search;

public class EnglishStemmerTests
{
    [Theory]
    [InlineData("connection", "connect")]
    [InlineData("connected", "connect")]
    [InlineData("fees", "fee")]
    [InlineData("agreed", "agre")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("happy", "happi")]
    [InlineData("say", "say")]
    [InlineData("by", "by")]
    [InlineData("flies", "fli")]
    [InlineData("ties", "tie")]
    [InlineData("gas", "gas")]
    [InlineData("gaps", "gap")]
    [InlineData("generously", "generous")]
    [InlineData("communication", "communic")]
    [InlineData("relational", "relat")]
    [InlineData("digitizer", "digit")]
    [InlineData("adoption", "adopt")]
    [InlineData("dying", "die")]
    [InlineData("news", "news")]
    [InlineData("succeed", "succeed")]
    [InlineData("controlled", "control")]
    [InlineData("notifications", "notif")]
    [InlineData("yesterday", "yesterday")]
    public void Forms_of_a_word_become_its_stem(string word, string stem) => Assert.Equal(stem, Stem("en", word));

    [Theory]
    [InlineData("es", "comisiones", "comision")]
    [InlineData("fr", "paiements", "pai")]
    [InlineData("ru", "кошелька", "кошельк")]
    [InlineData("zh", "wallets", "wallets")]
    public void Other_languages_lose_their_commonest_endings(string language, string word, string stem) =>
        Assert.Equal(stem, Stem(language, TextFolder.Fold(word)));

    private static string Stem(string language, string word)
    {
        Span<char> letters = stackalloc char[word.Length + 1];
        word.CopyTo(letters);
        return letters[..Stemmer.For(language).Stem(letters[..word.Length])].ToString();
    }
}
