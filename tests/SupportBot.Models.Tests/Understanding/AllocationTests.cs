namespace SupportBot.Models.Tests.Understanding;

public sealed class AllocationTests
{
    [Fact]
    public void A_prediction_allocates_nothing()
    {
        var classifier = Some.Shipped.Classifier;
        var scratch = classifier.CreateScratch();
        for (var i = 0; i < 50; i++) classifier.Predict("my withdrawal is stuck and nobody answers 提现", scratch);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) classifier.Predict("my withdrawal is stuck and nobody answers 提现", scratch);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
