using SupportBot.Models.Features;

namespace SupportBot.Models.Tests.Features;

public sealed class Porter2Tests
{
    [Theory]
    [InlineData("consisting", "consist")]
    [InlineData("consistency", "consist")]
    [InlineData("knightly", "knight")]
    [InlineData("generously", "generous")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("gaps", "gap")]
    [InlineData("dying", "die")]
    [InlineData("skies", "sky")]
    [InlineData("proceed", "proceed")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("withdrawals", "withdraw")]
    [InlineData("transferred", "transfer")]
    [InlineData("confirmations", "confirm")]
    [InlineData("agreed", "agre")]
    [InlineData("luxuriated", "luxuri")]
    [InlineData("happy", "happi")]
    [InlineData("by", "by")]
    [InlineData("say", "say")]
    [InlineData("bias", "bias")]
    public void English_words_lose_their_endings(string word, string stem)
    {
        var letters = new char[word.Length + 2];
        word.CopyTo(letters);

        Assert.Equal(stem, new string(letters, 0, Porter2.Stem(letters, word.Length)));
    }
}
