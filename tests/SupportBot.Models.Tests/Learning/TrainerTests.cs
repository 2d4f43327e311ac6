using SupportBot.Models.Files;
using SupportBot.Models.Learning;
using SupportBot.Models.Serving;

namespace SupportBot.Models.Tests.Learning;

public sealed class TrainerTests
{
    [Fact]
    public void Same_data_gives_the_same_bytes()
    {
        Assert.Equal(ModelFile.Write(Some.Classifier()), ModelFile.Write(Some.Classifier()));
    }

    [Theory]
    [InlineData("the coins never came", 0)]
    [InlineData("i can not login", 1)]
    public void What_was_taught_is_recognised(string text, int label)
    {
        var classifier = Some.Classifier();
        var scratch = classifier.CreateScratch();

        classifier.Predict(text, scratch);

        Assert.True(scratch.Probabilities[0][label] > 0.5f);
    }

    [Fact]
    public void Nothing_to_learn_from_is_said_in_a_sentence()
    {
        var problem = Assert.Throws<ArgumentException>(() => new Trainer(Some.Recipe, Some.Tasks).Train([]));

        Assert.StartsWith("There is nothing to learn from", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Order_of_classes_in_the_svm_does_not_depend_on_threads()
    {
        var many = Enumerable.Range(0, 120).Select(i => new Example($"word{i % 60} thing{i % 7}", [i % 60])).ToList();
        LabelTask[] tasks = [new("many", [.. Enumerable.Range(0, 60).Select(i => $"label{i}")])];
        var recipe = Some.Recipe with { Bags = 0 };

        var once = ModelFile.Write(new Trainer(recipe, tasks).Train(many).Classifier);

        Assert.Equal(once, ModelFile.Write(new Trainer(recipe, tasks).Train(many).Classifier));
    }

    [Fact]
    public void Rows_without_a_label_for_a_task_teach_the_others()
    {
        LabelTask[] tasks = [Some.Tasks[0], new("half", ["a", "b"])];
        var examples = Some.Examples.Select((e, i) => new Example(e.Text, [e.Labels[0], i % 3 == 0 ? i % 2 : -1])).ToList();

        var trained = new Trainer(Some.Recipe, tasks).Train(examples);

        Assert.Equal(examples.Count(e => e.Labels[1] >= 0), trained.HeldOut[1].Count);
    }
}
