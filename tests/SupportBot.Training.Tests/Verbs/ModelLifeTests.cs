using System.Text.Json;
using SupportBot.Models;
using SupportBot.Models.Files;

namespace SupportBot.Training.Tests.Verbs;

/// <summary>A model from training to serving and back, as an operator does it.</summary>
public sealed class ModelLifeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("model-life-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string Installation => Path.Combine(_directory, "data");

    private ModelStore Store => new(Path.Combine(Installation, "models"), new ModelKeys(Path.Combine(Installation, "keys")));

    [Fact]
    public void A_model_that_loses_labels_is_refused_with_exit_code_1_and_nothing_changes()
    {
        var (exit, output, error) = Promote(Model("small", 12), "--data", Data("held.jsonl", 15), "--json");

        Assert.Equal(1, exit);
        Assert.Contains("The candidate was refused: labels: The candidate does not know category \"messaging\"", error, StringComparison.Ordinal);
        Assert.Contains("the shipped model goes on serving", error, StringComparison.Ordinal);
        Assert.False(JsonDocument.Parse(output).RootElement.GetProperty("passes").GetBoolean());
        Assert.Equal(ModelStore.ShippedVersion, Store.Current());
        Assert.False(Directory.Exists(Path.Combine(Installation, "keys")));
    }

    [Fact]
    public void Force_takes_a_model_over_and_keeps_the_reason_and_rollback_returns()
    {
        Assert.Equal(0, Promote(Model("small", 12), "--force", "a test needs it").Exit);

        var list = JsonDocument.Parse(Run("models", "--json").Output).RootElement;
        Assert.Equal(("before", "serves"), (list[0].GetProperty("state").GetString(), list[1].GetProperty("state").GetString()));
        Assert.Equal("a test needs it", list[1].GetProperty("forced").GetString());
        Assert.Equal(16, list[1].GetProperty("signer").GetString()!.Length);
        Assert.True(list[1].GetProperty("metrics").GetProperty("category.accuracy").GetDouble() > 0);
        Assert.Contains("by force:", Run("models").Output, StringComparison.Ordinal);

        Assert.Contains("the shipped model serves again", Run("rollback").Output, StringComparison.Ordinal);
        Assert.Equal(ModelStore.ShippedVersion, Store.Current());
        Assert.Equal(1, Run("rollback").Exit);
    }

    [Fact]
    public void The_gate_lets_an_equal_model_through_and_refuses_a_worse_one()
    {
        Assert.Equal(0, Promote(Model("champion", 25), "--force", "the first").Exit);

        // By the held-out answers that both keep: the same data under another name.
        var equal = Promote(Model("equal", 25, file: "again.jsonl"));
        Assert.True(equal.Exit == 0, equal.Error + equal.Output);
        Assert.Null(Store.RecordOf(2)!.Forced); // just promoted

        // By messages of their own: half of the thefts were taught as fees.
        var worse = Promote(Model("worse", 25, wrongFrom: 5), "--data", Data("held.jsonl", 25));
        Assert.Equal(1, worse.Exit);
        Assert.Contains("McNemar's exact test", worse.Error, StringComparison.Ordinal);
        Assert.Contains("recall security", worse.Error, StringComparison.Ordinal);
        Assert.Equal(2, Store.Current());
    }

    [Fact]
    public void What_serves_already_is_not_promoted_again()
    {
        var model = Model("small", 12);
        Promote(model, "--force", "first");

        Assert.Contains("The candidate is model 1, which serves already.", Promote(model, "--force", "again").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_a_model_was_trained_on_prove_nothing()
    {
        var model = Model("small", 12);
        var (exit, _, error) = Promote(model, "--data", Path.Combine(model, "messages.jsonl"));

        Assert.Equal(1, exit);
        Assert.Contains("messages.jsonl is what the candidate was trained on", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_held_out_answers_a_model_needs_data_or_a_reason()
    {
        var model = Model("small", 12);
        var manifest = ModelDirectory.Read(model).Manifest;
        var files = manifest.Files.Where(f => f.Name != "heldout.tsv").ToDictionary(f => f.Name, f => File.ReadAllBytes(Path.Combine(model, f.Name)));
        ModelDirectory.Write(model, manifest, files);
        var (exit, _, error) = Promote(model);

        Assert.Equal(1, exit);
        Assert.Contains("keeps no held-out answers", error, StringComparison.Ordinal);
        Assert.Contains("--data", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_candidate_that_was_taught_much_less_cannot_hide_it()
    {
        Promote(Model("champion", 25), "--force", "first");
        var (exit, _, error) = Promote(Model("half", 15));

        Assert.Equal(1, exit);
        Assert.Contains("Only 60 of the 100 messages that the champion was measured on", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_candidate_is_refused_whatever_the_reason()
    {
        var model = Model("small", 12);
        File.AppendAllText(Path.Combine(model, ModelDirectory.Understanding), "x");

        Assert.Contains("understanding.model has", Promote(model, "--force", "hurry").Error, StringComparison.Ordinal);
        Assert.Empty(Store.Versions());
    }

    [Fact]
    public void A_damaged_model_in_the_store_is_shown_and_can_be_replaced()
    {
        Promote(Model("small", 12), "--force", "first");
        File.AppendAllText(Path.Combine(Store.FolderOf(1), ModelDirectory.Understanding), "x");

        Assert.Contains("understanding.model has", JsonDocument.Parse(Run("models", "--json").Output).RootElement[1].GetProperty("refused").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, Promote(Model("other", 13), "--force", "mended").Exit);
        Assert.Equal(2, Store.Current());
    }

    [Fact]
    public void A_promotion_that_is_killed_leaves_a_model_that_serves_and_the_next_one_works()
    {
        Promote(Model("first", 12), "--force", "first");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var model = Model($"next{attempt}", 13 + attempt);
            TrainingProcess.KillWhen(() => Directory.GetDirectories(Store.Folder, "unfinished-*").Length > 0, "promote", "--model", model, "--installation", Installation, "--force", "killed");

            TextModel.Load(Store.Read(Store.Current()));
        }

        Assert.Equal(0, Promote(Model("last", 20), "--force", "last").Exit);
        Assert.Empty(Directory.GetDirectories(Store.Folder, "unfinished-*"));
        TextModel.Load(Store.Read(Store.Current()));
    }

    private string Model(string name, int rows, int wrongFrom = int.MaxValue, string file = "messages.jsonl")
    {
        var folder = Path.Combine(_directory, name);
        Some.Model(folder, Some.Rows(rows, wrongFrom), file);
        return folder;
    }

    private string Data(string name, int rows)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllLines(path, Some.Rows(rows, word: "item"));
        return path;
    }

    private (int Exit, string Output, string Error) Promote(string model, params string[] more) => Run(["promote", "--model", model, .. more]);

    private (int Exit, string Output, string Error) Run(params string[] arguments) => TrainingProcess.Run("", [.. arguments, "--installation", Installation]);
}
