using FsCheck;
using FsCheck.Fluent;
using SupportBot.Models.Files;

namespace SupportBot.Models.Tests.Understanding;

public sealed class TextModelTests
{
    private static readonly CommandReader Commands = new();
    private static readonly ReplyReader Replies = new();

    [Fact]
    public void Whatever_the_text_nothing_throws_and_probabilities_sum_to_one()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => IsSound(text ?? "")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud83d")]
    [InlineData("\udc00\ud83d\u0000\u200b'''???")]
    [InlineData("1.,1.,1., - -- $ $$ 0x 0x0 SB- SB-SB-SB-SB-")]
    public void Odd_texts_are_understood_as_little_as_they_say(string text)
    {
        Assert.True(IsSound(text));
    }

    [Fact]
    public void Long_texts_are_understood_too()
    {
        Assert.True(IsSound(string.Concat(Enumerable.Repeat("my withdrawal is stuck 提现 0.5 btc ", 400))));
    }

    [Fact]
    public void The_answer_does_not_depend_on_other_threads()
    {
        string[] texts = ["my coins were stolen", "cant log in", "xmrig rejected shares", "what is the weather", "提现没到账"];
        var expected = texts.Select(Describe).ToArray();

        Parallel.For(0, 200, i => Assert.Equal(expected[i % texts.Length], Describe(texts[i % texts.Length])));
    }

    // Written for this test, not part of the training data.
    [Theory]
    [InlineData("I forgot my password and the reset mail never comes", "account")]
    [InlineData("my gpu miner keeps crashing after ten minutes", "mining")]
    [InlineData("somebody drained my wallet after I opened a fake link", "security")]
    [InlineData("photos do not load in the chat since the update", "messaging")]
    [InlineData("why was I charged a fee twice for one withdrawal", "fees")]
    [InlineData("please add a dark theme", "other")]
    [InlineData("no me llega el código para entrar a mi cuenta", "account")]
    [InlineData("мой вывод висит уже третий день, где деньги", "fees")]
    [InlineData("我的算力突然掉了一半，矿池连不上", "mining")]
    [InlineData("mera account hack ho gaya, paise chori ho gaye", "security")]
    public void Plain_problems_get_their_category(string text, string category)
    {
        Assert.Equal(category, Some.Shipped.Understand(Some.Text(text)).Categories[0].Label);
    }

    [Theory]
    [InlineData("where is my withdrawal", "en")]
    [InlineData("dónde está mi dinero", "es")]
    [InlineData("onde está o meu dinheiro", "pt")]
    [InlineData("où est mon argent", "fr")]
    [InlineData("di mana uang saya", "id")]
    [InlineData("tiền của tôi đâu rồi", "vi")]
    [InlineData("где мои деньги", "ru")]
    [InlineData("我的钱呢", "zh")]
    [InlineData("제 돈 어디 있나요", "ko")]
    [InlineData("मेरे पैसे कहाँ हैं", "hi")]
    [InlineData("mere paise kahan hai bhai", "hi")]
    public void The_language_is_recognised(string text, string language)
    {
        Assert.Equal(language, Some.Shipped.Understand(Some.Text(text)).Language);
    }

    [Fact]
    public void A_short_word_follows_the_language_of_the_conversation()
    {
        Assert.Equal("es", Some.Shipped.Understand(Some.Text("ok"), "es").Language);
    }

    [Theory]
    [InlineData("you people are the worst, nobody answers", Tone.Complaint)]
    [InlineData("i lost all of it and i want to die", Tone.Distress)]
    [InlineData("ya no quiero vivir", Tone.Distress)]
    [InlineData("我不想活了", Tone.Distress)]
    [InlineData("my miner died", Tone.None)]
    public void Tone_is_heard(string text, Tone tone)
    {
        Assert.Equal(tone, Some.Shipped.Understand(Some.Text(text)).Tone);
    }

    [Fact]
    public void The_shipped_model_is_small_and_measured()
    {
        var manifest = Some.Shipped.Manifest;

        Assert.NotNull(manifest);
        Assert.True(manifest.Files.Sum(f => f.Bytes) < 40_000_000);
        Assert.True(manifest.Metrics["category.accuracy"] >= 0.70, "held-out accuracy over the six categories");
        Assert.Equal(6, manifest.Labels[TextModel.CategoryTask].Count);
    }

    [Fact]
    public void A_model_made_for_something_else_is_refused()
    {
        var problem = Assert.Throws<ModelFileException>(() => new TextModel(Some.Classifier(), new(Some.Classifier())));

        Assert.Contains("has no task \"category\"", problem.Message, StringComparison.Ordinal);
    }

    private static bool IsSound(string text)
    {
        var safe = Some.Text(text);
        var meaning = Some.Shipped.Understand(safe);
        _ = Commands.Read(safe);
        _ = Replies.Read(safe, [Some.Text("Yes"), Some.Text("2"), Some.Text("")], Some.Text("Is it on?"));
        return Math.Abs(meaning.Categories.Sum(c => c.Probability) - 1) < 1e-3
            && meaning.Topics.Count == 5
            && meaning.OutOfScope is >= 0 and <= 1 && meaning.Urgent is >= 0 and <= 1 && meaning.LanguageConfidence is >= 0 and <= 1.0001f
            && meaning.Entities.All(e => e.Start >= 0 && e.Length > 0 && e.Start + e.Length <= safe.Length);
    }

    private static string Describe(string text)
    {
        var meaning = Some.Shipped.Understand(Some.Text(text));
        return string.Join('|', meaning.Categories) + string.Join('|', meaning.Topics) + meaning.Urgent + meaning.OutOfScope + meaning.Language;
    }
}
