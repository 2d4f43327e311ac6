namespace SupportBot.Training.Tests.Verbs;

public sealed class TrainRepliesVerbTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("training-").FullName;

    public TrainRepliesVerbTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "trained"))) File.Copy(file, Path.Combine(_directory, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_same_replies_give_the_same_model_beside_the_other_files()
    {
        var data = Path.Combine(_directory, "replies.jsonl");
        File.WriteAllLines(data, Enumerable.Range(0, 24).Select(i =>
            $$"""{"question":"Does lamp {{i}} shine?","reply":"{{(i % 2 == 0 ? "It shines" : "It doesn't shine")}}","meaning":"{{(i % 2 == 0 ? "yes" : "no")}}","lang":"en"}"""));

        var first = TrainingProcess.Run("", "train-replies", "--data", data, "--out", _directory, "--json");
        var model = File.ReadAllBytes(Path.Combine(_directory, "replies.model"));
        TrainingProcess.Run("", "train-replies", "--data", data, "--out", _directory, "--json");

        Assert.True(first.Exit == 0, first.Error);
        Assert.Equal(model, File.ReadAllBytes(Path.Combine(_directory, "replies.model")));
        Assert.Equal(0, TrainingProcess.Run("my withdrawal is stuck\n", "predict", "--model", _directory).Exit);
    }

    [Fact]
    public void Every_bad_row_is_named_with_file_and_line()
    {
        var data = Path.Combine(_directory, "bad.jsonl");
        File.WriteAllText(data, "{\"question\":\"Is it on?\",\"reply\":\"yes\",\"meaning\":\"perhaps\"}\nnot json\n{\"question\":\"Is it on?\"}\n");

        var (exit, _, error) = TrainingProcess.Run("", "train-replies", "--data", data, "--out", _directory);

        Assert.Equal(1, exit);
        Assert.Contains("bad.jsonl, line 1: there is no meaning \"perhaps\".", error, StringComparison.Ordinal);
        Assert.Contains("bad.jsonl, line 2: not a JSON object", error, StringComparison.Ordinal);
        Assert.Contains("bad.jsonl, line 3: a row needs", error, StringComparison.Ordinal);
    }
}
