using SupportBot.Privacy;

namespace SupportBot.Models.Tests.Replies;

public sealed class ReplyReaderTests
{
    private static readonly ReplyReader Reader = new();

    private static readonly SafeText[] Choices = [Some.Text("Withdrawal is pending"), Some.Text("Deposit has not arrived"), Some.Text("The fee is too high"), Some.Text("Something else")];

    [Theory]
    [InlineData("yes", "Yes")]
    [InlineData("Yep!", "Yes")]
    [InlineData("yes, it does", "Yes")]
    [InlineData("sí, claro", "Yes")]
    [InlineData("да", "Yes")]
    [InlineData("是的", "Yes")]
    [InlineData("네 맞아요", "Yes")]
    [InlineData("haan ji", "Yes")]
    [InlineData("dạ có", "Yes")]
    [InlineData("iya", "Yes")]
    [InlineData("oui bien sûr", "Yes")]
    [InlineData("👍", "Yes")]
    [InlineData("no", "No")]
    [InlineData("nope", "No")]
    [InlineData("No, I didn't do that", "No")]
    [InlineData("не", "No")]
    [InlineData("还没有", "No")]
    [InlineData("아직 안 했어요", "No")]
    [InlineData("nahi", "No")]
    [InlineData("chưa", "No")]
    [InlineData("belum", "No")]
    [InlineData("não", "No")]
    [InlineData("I don't know", "Unknown")]
    [InlineData("not sure tbh", "Unknown")]
    [InlineData("no lo sé", "Unknown")]
    [InlineData("不知道", "Unknown")]
    [InlineData("잘 모르겠어요", "Unknown")]
    [InlineData("pata nahi", "Unknown")]
    [InlineData("already tried that", "AlreadyTried")]
    [InlineData("ya lo intenté", "AlreadyTried")]
    [InlineData("уже пробовал", "AlreadyTried")]
    [InlineData("试过了", "AlreadyTried")]
    [InlineData("it worked", "Worked")]
    [InlineData("great, that fixed it", "Worked")]
    [InlineData("deu certo", "Worked")]
    [InlineData("해결됐어요", "Worked")]
    [InlineData("it didn't work", "DidNotWork")]
    [InlineData("still the same error", "DidNotWork")]
    [InlineData("no funciona", "DidNotWork")]
    [InlineData("не помогло", "DidNotWork")]
    [InlineData("还是不行", "DidNotWork")]
    [InlineData("vẫn lỗi", "DidNotWork")]
    [InlineData("skip", "Skip")]
    [InlineData("prefer not to say", "Skip")]
    public void Short_replies_are_read_in_every_language(string text, string meaning)
    {
        Assert.Equal(meaning, Reader.Read(Some.Text(text), []).GetType().Name);
    }

    [Theory]
    [InlineData("2", 1)]
    [InlineData("2.", 1)]
    [InlineData("option 3", 2)]
    [InlineData("the second one", 1)]
    [InlineData("первый", 0)]
    [InlineData("第三个", 2)]
    [InlineData("두번째", 1)]
    [InlineData("last", 3)]
    [InlineData("Deposit has not arrived", 1)]
    [InlineData("the deposit", 1)]
    [InlineData("fees are high", 2)]
    [InlineData("its about a pending withdrawal", 0)]
    [InlineData("something else", 3)]
    public void A_choice_is_named_by_number_place_or_words(string text, int index)
    {
        Assert.Equal(new ReplyMeaning.Choice(index), Reader.Read(Some.Text(text), Choices));
    }

    [Theory]
    [InlineData("what does that mean?")]
    [InlineData("how do I check that?")]
    [InlineData("my miner also shows rejected shares since the update")]
    [InlineData("7")]
    public void What_does_not_answer_is_no_reply(string text)
    {
        Assert.Equal(ReplyMeaning.None.Instance, Reader.Read(Some.Text(text), Choices));
    }

    [Theory]
    [InlineData("The light is red.", "Yes")]
    [InlineData("The light isn't red.", "No")]
    [InlineData("There is no red light", "No")]
    public void Repeating_the_question_answers_it(string text, string meaning)
    {
        Assert.Equal(meaning, Reader.Read(Some.Text(text), [], Some.Text("Is the light on the rig red?")).GetType().Name);
    }
}
