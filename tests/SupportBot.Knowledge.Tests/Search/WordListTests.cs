using SupportBot.Knowledge.Search;
using Xunit;

namespace SupportBot.Knowledge.Tests.Search;

public class WordListTests
{
    [Theory]
    [InlineData("Can't log-in, why?", "cant log in why")]
    [InlineData("the pool's fee is 0.0005 BTC", "the pool fee is 0.0005 btc")]
    [InlineData("CAFÉ Straße Ťava", "cafe strase tava")]
    [InlineData("error 0x80070005.", "error 0x80070005")]
    [InlineData("ＦＵＬＬ width", "full width")]
    [InlineData("ой, ещё кошелёк", "ои еще кошелек")]
    [InlineData("提现手续费", "提现 现手 手续 续费")]
    [InlineData("费", "费")]
    [InlineData("वॉलेट नहीं", "वॉलेट नहीं")]
    [InlineData("지갑이 없어요", "지갑이 없어요")]
    [InlineData("🙂🙂 !!! —", "")]
    public void Words_are_found_and_folded_in_every_script(string text, string words)
    {
        var list = new WordList();
        list.Find(text);
        Assert.Equal(words, string.Join(' ', list.Words.Take(list.Count).Select(w => list.Text(w).ToString())));
    }
}
