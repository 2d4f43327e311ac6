using SupportBot.Models.Replies;

namespace SupportBot.Models.Tests.Replies;

/// <summary>Replies that answer by what they imply. None of these pairs is in the training data.</summary>
public sealed class ReplyModelTests
{
    private static readonly ReplyReader Reader = new(Some.Shipped.Replies);

    [Theory]
    [InlineData("Is the power light of the router on?", "The power light is on.", "Yes")]
    [InlineData("Is the power light of the router on?", "The power light isn't on.", "No")]
    [InlineData("Is the power light of the router on?", "it's off", "No")]
    [InlineData("Do you see the pending transfer?", "I don't see the pending transfer", "No")]
    [InlineData("Does the miner find the pool?", "It does", "Yes")]
    [InlineData("Does the miner find the pool?", "It doesn't", "No")]
    [InlineData("Is the phone too hot?", "it stays cool", "No")]
    [InlineData("Are you having issues with the wifi?", "works fine", "No")]
    [InlineData("Is the hashrate unsteady?", "It's steady", "No")]
    [InlineData("Is nothing shown on the screen of the miner?", "Something is shown", "No")]
    [InlineData("Is nothing shown on the screen of the miner?", "nothing is shown", "Yes")]
    [InlineData("Isn't the light on?", "The light is on.", "Yes")]
    [InlineData("Does it say 'No connection'?", "It says 'No connection'.", "Yes")]
    [InlineData("Does it say 'No connection'?", "It doesn't say that.", "No")]
    [InlineData("Have you restored the wallet?", "I haven't restored it", "No")]
    [InlineData("Restart the router. Does the phone connect?", "I did, still not", "DidNotWork")]
    [InlineData("Restart the router. Does the phone connect?", "It connects now", "Worked")]
    public void A_reply_that_implies_its_answer_is_read(string question, string reply, string meaning)
    {
        Assert.Equal(meaning, Reader.Read(Some.Text(reply), [], Some.Text(question)).GetType().Name);
    }

    [Theory]
    [InlineData("Is the capacitor swollen?", "I don't know how to check that", "Unknown")]
    [InlineData("Is the capacitor swollen?", "I'm not sure what a capacitor is", "Unknown")]
    [InlineData("Is the capacitor swollen?", "How do I find it?", "QuestionBack")]
    public void Whoever_is_at_a_loss_has_not_answered(string question, string reply, string meaning)
    {
        Assert.Equal(meaning, Reader.Read(Some.Text(reply), [], Some.Text(question)).GetType().Name);
    }

    [Fact]
    public void A_question_back_and_a_correction_are_no_replies_for_whoever_asks()
    {
        Assert.IsAssignableFrom<ReplyMeaning.None>(new ReplyMeaning.QuestionBack());
        Assert.IsAssignableFrom<ReplyMeaning.None>(new ReplyMeaning.Correction(1));
        Assert.IsAssignableFrom<ReplyMeaning.None>(new ReplyMeaning.NewIssue());
    }

    [Theory]
    [InlineData("What does the message say exactly?", "it says the wallet is locked")]
    [InlineData("Since when has it been like this?", "it has been since Monday")]
    public void An_open_question_has_no_implied_yes_or_no(string question, string reply)
    {
        Assert.IsAssignableFrom<ReplyMeaning.None>(Reader.Read(Some.Text(reply), [], Some.Text(question)));
    }

    [Fact]
    public void A_prediction_allocates_nothing()
    {
        var (model, question, reply) = (Some.Shipped.Replies!, Some.Text("Can you check if the fan turns?"), Some.Text("I looked, and it isn't turning. What now?")); // shipped with one
        for (var i = 0; i < 50; i++) model.Read(question, reply);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) model.Read(question, reply);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
