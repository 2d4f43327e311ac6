using FsCheck;
using FsCheck.Fluent;
using SupportBot.Models.Understanding;

namespace SupportBot.Models.Tests.Understanding;

public sealed class ClauseSplitterTests
{
    [Theory]
    [InlineData("my withdrawal is stuck. the chat does not open", 2)]
    [InlineData("my withdrawal is stuck\nthe chat does not open", 2)]
    [InlineData("1) withdrawal is stuck 2) chat does not open 3) please add a dark theme", 3)]
    [InlineData("withdrawal is stuck, also the chat does not open", 2)]
    [InlineData("withdrawal is stuck and by the way the chat does not open", 2)]
    [InlineData("el retiro está atascado y otra cosa, el chat no abre desde ayer", 2)]
    [InlineData("o saque travou. Outra coisa, o chat não abre", 2)]
    [InlineData("le retrait est bloqué et en plus le chat ne s'ouvre pas", 2)]
    [InlineData("вывод завис, кстати чат не открывается", 2)]
    [InlineData("提现一直不到账，另外聊天打不开", 2)]
    [InlineData("withdrawal atka hai, upar se chat nahi khul raha", 2)]
    [InlineData("निकासी अटकी हुई है। चैट नहीं खुल रही", 2)]
    [InlineData("penarikan saya macet, selain itu chat tidak bisa dibuka", 2)]
    [InlineData("rút tiền bị treo, ngoài ra chat không mở được", 2)]
    [InlineData("출금이 계속 멈춰 있어요. 그리고 채팅이 안 열려요", 2)]
    [InlineData("my withdrawal is stuck", 1)]
    [InlineData("hi. ok. my withdrawal", 1)]
    [InlineData("it was 1.5 btc on the 4. of may", 1)]
    [InlineData("?!", 0)]
    [InlineData("", 0)]
    public void A_message_is_split_where_it_may_turn_to_something_else(string text, int clauses)
    {
        Assert.Equal(clauses, Split(text).Length);
    }

    [Fact]
    public void A_clause_knows_how_it_is_tied_on()
    {
        var clauses = Split("The fee is too high. Also the chat does not open\n- and please add dark mode soon");

        Assert.Equal([Joint.None, Joint.Connective, Joint.Item], clauses.Select(clause => clause.Joint));
    }

    [Fact]
    public void Whatever_the_text_clauses_lie_inside_it_in_order_and_are_not_too_many()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => IsSound(text ?? "")));
        string[] pieces = ["withdrawal stuck", ". ", ", ", "\n", "1)", "2)", "also ", "另外", "提现不到账", "。", "-", "그리고", "\ud83d", "?", "…", "'", " "];
        var texts = Gen.Select(Gen.ArrayOf(Gen.Elements(pieces)), string.Concat).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(texts, IsSound));
    }

    private static bool IsSound(string text)
    {
        var end = 0;
        foreach (var clause in Split(text))
        {
            if (clause.Start < end || clause.Length <= 0 || clause.End > text.Length) return false;
            end = clause.End;
        }

        return true;
    }

    private static Clause[] Split(string text)
    {
        var clauses = new Clause[ClauseSplitter.Most];
        return clauses[..ClauseSplitter.Split(text, clauses)];
    }
}
