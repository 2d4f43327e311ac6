using System.Text.Json;

namespace SupportBot.Training.Tests.Verbs;

public sealed class VerbTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "trained");

    private readonly string _directory = Directory.CreateTempSubdirectory("training-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Train_writes_a_model_and_the_same_data_give_the_same_files()
    {
        var data = Messages();
        var (one, two) = (Path.Combine(_directory, "one"), Path.Combine(_directory, "two"));

        var first = TrainingProcess.Run("", "train", "--data", data, "--out", one, "--json");
        TrainingProcess.Run("", "train", "--data", data, "--out", two, "--json");

        Assert.True(first.Exit == 0, first.Error);
        foreach (var file in Directory.GetFiles(one)) Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(two, Path.GetFileName(file))));
        Assert.Equal(48, JsonDocument.Parse(first.Output).RootElement.GetProperty("messages").GetInt32());
    }

    [Fact]
    public void Train_names_every_bad_row_with_file_and_line()
    {
        var data = Write("bad.jsonl", "{\"text\":\"a\",\"label\":\"fees\"}\nnot json\n{\"text\":\"\"}\n");

        var (exit, _, error) = TrainingProcess.Run("", "train", "--data", data, "--out", Path.Combine(_directory, "out"));

        Assert.Equal(1, exit);
        Assert.Contains("bad.jsonl, line 2:", error, StringComparison.Ordinal);
        Assert.Contains("bad.jsonl, line 3: a row needs \"text\" and \"label\".", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_answers_a_json_line_for_each_line_and_keeps_secrets_out()
    {
        var (exit, output, error) = TrainingProcess.Run("my withdrawal is stuck\nmy password is hunter2secret\n", "predict", "--model", Shipped);

        Assert.True(exit == 0, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal("fees", JsonDocument.Parse(lines[0]).RootElement.GetProperty("label").GetString());
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_reports_accuracy_and_confusion()
    {
        var data = Write("held.jsonl", "{\"text\":\"my rig shows rejected shares on the pool\",\"label\":\"mining\",\"lang\":\"en\",\"urgency\":\"normal\"}\n");

        var (exit, output, error) = TrainingProcess.Run("", "evaluate", "--model", Shipped, "--data", data, "--json");

        Assert.True(exit == 0, error);
        Assert.Equal(1, JsonDocument.Parse(output).RootElement.GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void Benchmark_issues_measures_the_half_that_nothing_was_fitted_on()
    {
        var data = Write("several.jsonl", string.Concat(Enumerable.Range(0, 20).Select(i => $"{{\"text\":\"{i}: my withdrawal is pending. Also, photos do not load in the chat.\",\"issues\":[\"fees\",\"messaging\"],\"lang\":\"en\"}}\n")));

        var (exit, output, error) = TrainingProcess.Run("", "benchmark", "issues", "--model", Shipped, "--data", data, "--json");

        Assert.True(exit == 0, error);
        var figures = JsonDocument.Parse(output).RootElement;
        Assert.Equal(20, figures.GetProperty("heldOut.messages").GetInt32() + figures.GetProperty("fitting.messages").GetInt32());
        Assert.InRange(figures.GetProperty("heldOut.exactSets").GetDouble(), 0, 1);
        Assert.InRange(figures.GetProperty("heldOut.setF1").GetDouble(), 0.5, 1);
    }

    [Fact]
    public void Benchmark_issues_names_every_bad_row_with_file_and_line()
    {
        var data = Write("several.jsonl", "{\"text\":\"a\"}\nnot json\n");

        var (exit, _, error) = TrainingProcess.Run("", "benchmark", "issues", "--model", Shipped, "--data", data);

        Assert.Equal(1, exit);
        Assert.Contains("several.jsonl, line 1: a row needs \"text\" and at least one of \"issues\".", error, StringComparison.Ordinal);
        Assert.Contains("several.jsonl, line 2:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Benchmark_intents_prints_the_named_figures()
    {
        var train = Write("train.tsv", "label\ttext\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"coins\tmy coins {i} are missing\nlogin\tlog in number {i} fails\n")));
        var test = Write("test.tsv", "label\ttext\ncoins\tcoins missing\nlogin\tlog in fails\n");
        var outside = Write("oos.tsv", "label\ttext\noos\tweather tomorrow\n");

        var (exit, output, error) = TrainingProcess.Run("", "benchmark", "intents", "--train", train, "--test", test, "--oos-test", outside, "--json");

        Assert.True(exit == 0, error);
        var figures = JsonDocument.Parse(output).RootElement;
        Assert.Equal(1, figures.GetProperty("accuracy").GetDouble());
        foreach (var name in new[] { "macroF1", "ece", "auroc", "oosRecall", "inScopeAccuracy", "trainSeconds", "modelBytes", "p50Micros", "p99Micros" })
            Assert.Equal(JsonValueKind.Number, figures.GetProperty(name).ValueKind);
    }

    [Fact]
    public void Benchmark_replies_counts_yes_no_and_digressions()
    {
        var turns = Write("turns.tsv", "chart\tagent_prompt\tuser_reply\tgold\nfan\tIs the fan on?\tyes it is\tYES\nfan\tIs the fan on?\tnope\tNO\nfan\tIs the fan on?\twhere is it?\tDIGRESS\nfan\tx\ty\tDIGRESS_UNSURE\n");

        var (exit, output, error) = TrainingProcess.Run("", "benchmark", "replies", "--turns", turns, "--json");

        Assert.True(exit == 0, error);
        var figures = JsonDocument.Parse(output).RootElement;
        Assert.Equal((1, 3), (figures.GetProperty("accuracy").GetDouble(), figures.GetProperty("turns").GetInt32()));
        Assert.Equal(1, figures.GetProperty("chart.fan").GetDouble());
    }

    [Fact]
    public void A_missing_file_is_one_sentence()
    {
        var (exit, _, error) = TrainingProcess.Run("", "benchmark", "replies", "--turns", Path.Combine(_directory, "nowhere.tsv"));

        Assert.Equal(1, exit);
        Assert.StartsWith("There is no file", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    private string Messages()
    {
        var rows = Enumerable.Range(0, 12).SelectMany(i => new[]
        {
            $$"""{"text":"my coins number {{i}} never arrived","label":"fees","topic":"deposit-missing","urgency":"normal","lang":"en"}""",
            $$"""{"text":"somebody stole wallet {{i}} just now","label":"security","topic":"stolen-funds","urgency":"urgent","lang":"en"}""",
            $$"""{"text":"no puedo entrar {{i}} veces","label":"account","topic":"login","urgency":"normal","lang":"es"}""",
            $$"""{"text":"what is the weather in town {{i}}","label":"other","topic":"off-topic","urgency":"info","lang":"en"}""",
        });
        return Write("messages.jsonl", string.Join('\n', rows) + "\n");
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, content);
        return path;
    }
}
