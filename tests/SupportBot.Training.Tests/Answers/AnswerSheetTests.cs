using SupportBot.Models.Learning;
using SupportBot.Models.Serving;
using SupportBot.Training.Answers;
using SupportBot.Training.Data;

namespace SupportBot.Training.Tests.Answers;

public sealed class AnswerSheetTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("answers-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_figures_are_those_that_the_trainer_counts()
    {
        var counter = new QualityCounter(new LabelTask("category", Some.Labels));
        var random = new Random(5);
        var answers = new List<Answer>();
        for (var i = 0; i < 200; i++)
        {
            float[] probabilities = [.. Enumerable.Range(0, 3).Select(_ => random.NextSingle() + 0.01f)];
            probabilities = [.. probabilities.Select(p => p / probabilities.Sum())];
            var (truth, given) = (random.Next(3), QualityCounter.Answer(probabilities));
            counter.Add(truth, probabilities);
            answers.Add(Some.Answer(i, Some.Labels[truth], Some.Labels[given], probabilities[given]));
        }

        var (counted, ours) = (counter.Result(), Some.Sheet(answers).Categories);

        Assert.Equal(counted.Accuracy, ours.Accuracy, 9);
        Assert.Equal(counted.MacroF1, ours.MacroF1, 9);
        Assert.Equal(counted.CalibrationError, ours.CalibrationError, 5);
        Assert.Equal(counted.Confusion, ours.Confusion);
    }

    [Fact]
    public void Held_out_answers_are_kept_with_the_model_without_a_text()
    {
        var model = Some.Model(Path.Combine(_directory, "model"), Some.Rows(12));

        var kept = HeldOutFile.Read(model)!; // just trained

        Assert.Equal(48, kept.Answers.Count);
        Assert.Equal("messages.jsonl:1", kept.Answers[0].Row);
        Assert.Equal(AnswerReader.Key("my coins number 0 never arrived"), kept.Answers[0].Key);
        Assert.Equal("fees", kept.Answers[0].Truth);
        Assert.Equal(model.Manifest.Metrics["category.accuracy"], kept.Categories.Accuracy, 3);
        Assert.DoesNotContain("coins", System.Text.Encoding.UTF8.GetString(model.Bytes(HeldOutFile.Name)), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_read_back_as_they_were_written()
    {
        var sheet = Some.Sheet(Some.Answers().Select(a => a with { Topic = a.Truth == "fees" ? null : a.Topic }));
        var files = new Dictionary<string, byte[]> { [HeldOutFile.Name] = HeldOutFile.Write(sheet) };
        SupportBot.Models.Files.ModelDirectory.Write(_directory, new(1, "SupportBot", new Dictionary<string, IReadOnlyList<string>>(), [], new Dictionary<string, double>(), []), files);

        Assert.Equal(sheet.Answers, HeldOutFile.Read(SupportBot.Models.Files.ModelDirectory.Read(_directory))!.Answers); // just written
    }

    [Fact]
    public void A_file_of_other_columns_is_refused_with_the_cure()
    {
        SupportBot.Models.Files.ModelDirectory.Write(_directory, new(1, "SupportBot", new Dictionary<string, IReadOnlyList<string>>(), [], new Dictionary<string, double>(), []), new Dictionary<string, byte[]> { [HeldOutFile.Name] = "row\tkey\n"u8.ToArray() });

        Assert.Contains("Train the model again", Assert.Throws<DataProblemException>(() => HeldOutFile.Read(SupportBot.Models.Files.ModelDirectory.Read(_directory))).Message, StringComparison.Ordinal);
    }
}
