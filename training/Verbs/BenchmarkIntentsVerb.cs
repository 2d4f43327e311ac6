using System.CommandLine;
using System.Diagnostics;
using SupportBot.Models.Files;
using SupportBot.Models.Learning;
using SupportBot.Models.Serving;
using SupportBot.Training.Data;

namespace SupportBot.Training.Verbs;

/// <summary>`benchmark intents`: trains with the default recipe on one file and measures on another.</summary>
internal static class BenchmarkIntentsVerb
{
    private const string Outside = "(out of scope)";
    private const double Accepted = 0.95;

    public static Command Create()
    {
        var train = new Option<FileInfo>("--train") { Required = true, Description = "label<TAB>text with a header row" };
        var test = new Option<FileInfo>("--test") { Required = true, Description = "messages to measure on, never trained on" };
        var validation = new Option<FileInfo?>("--val") { Description = "in-scope messages that set the acceptance threshold; otherwise held-out training rows do" };
        var oosTrain = new Option<FileInfo?>("--oos-train") { Description = "out-of-scope messages to learn from" };
        var oosVal = new Option<FileInfo?>("--oos-val") { Description = "accepted for symmetry; the threshold needs no out-of-scope data" };
        var oosTest = new Option<FileInfo?>("--oos-test") { Description = "out-of-scope messages to measure on" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "seed of the trainers" };
        var members = new Option<string>("--members") { DefaultValueFactory = _ => "ensemble", Description = "ensemble, bag (one bag) or svm (the fast model)" };
        members.AcceptOnlyFromAmong("ensemble", "bag", "svm");
        var json = Verb.Json();
        var command = new Command("intents", "Train the default recipe on a data set and measure it.") { train, test, validation, oosTrain, oosVal, oosTest, seed, members, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var data = new IntentData(Read(parse.GetRequiredValue(train))!, Read(parse.GetRequiredValue(test))!, Read(parse.GetValue(validation)), Read(parse.GetValue(oosTrain)), Read(parse.GetValue(oosTest)));
            Measure(data, Recipe(parse.GetRequiredValue(members), parse.GetValue(seed)), parse.GetValue(json));
        }));
        return command;
    }

    private sealed record IntentData(List<LabelledText> Train, List<LabelledText> Test, List<LabelledText>? Validation, List<LabelledText>? OosTrain, List<LabelledText>? OosTest);

    private static List<LabelledText>? Read(FileInfo? file) => file is null ? null : LabelledTextFile.Read(file);

    private static TrainingRecipe Recipe(string members, int seed)
    {
        var recipe = new TrainingRecipe { Bag = new BagOptions { Seed = (ulong)seed * 1000 }, Svm = new SvmOptions { Seed = (ulong)seed } };
        return members switch { "bag" => recipe with { Bags = 1, LinearTasks = 0 }, "svm" => recipe with { Bags = 0 }, _ => recipe };
    }

    private static void Measure(IntentData data, TrainingRecipe recipe, bool json)
    {
        var labels = data.Train.Select(r => r.Label).Distinct().Order(StringComparer.Ordinal).ToList();
        if (data.OosTrain is not null) labels.Add(Outside);
        var task = new LabelTask("intent", labels, data.OosTrain is null ? null : Outside);
        var numbers = labels.Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i);
        List<Example> examples = [.. data.Train.Select(r => new Example(r.Text, [numbers[r.Label]]))];
        examples.AddRange((data.OosTrain ?? []).Select(r => new Example(r.Text, [numbers[Outside]])));

        var watch = Stopwatch.StartNew();
        var trained = Progress.Run("training", json, progress => new Trainer(recipe, [task]).Train(examples, progress));
        var seconds = watch.Elapsed.TotalSeconds;
        Report(data, trained, numbers, seconds, json);
    }

    private static void Report(IntentData data, TrainedClassifier trained, Dictionary<string, int> numbers, double seconds, bool json)
    {
        var classifier = trained.Classifier;
        var scratch = classifier.CreateScratch();
        var counter = new QualityCounter(classifier.Tasks[0].Task);
        var (outside, right) = (new List<float>(), new List<bool>());
        foreach (var row in data.Test)
        {
            classifier.Predict(row.Text, scratch);
            outside.Add(scratch.OutOfScope);
            var answer = QualityCounter.Answer(scratch.Probabilities[0], classifier.Tasks[0].Task.OutsideIndex);
            right.Add(numbers.TryGetValue(row.Label, out var truth) && answer == truth);
            if (numbers.ContainsKey(row.Label)) counter.Add(truth, scratch.Probabilities[0]);
        }

        var quality = counter.Result();
        var figures = new Figures();
        figures.Add("accuracy", right.Count(r => r) / (double)Math.Max(1, right.Count));
        figures.Add("macroF1", quality.MacroF1);
        figures.Add("ece", quality.CalibrationError);
        AddScope(figures, data, classifier, scratch, outside, right);
        figures.Add("heldOutAccuracy", trained.HeldOut[0].Accuracy);
        figures.Add("trainSeconds", seconds, 2);
        figures.Add("modelBytes", ModelFile.Write(classifier).Length, 0);
        figures.Add("features", classifier.Vocabulary.Count, 0);
        AddSpeed(figures, classifier, scratch, data.Test);
        figures.Print("benchmark intents", json);
    }

    private static void AddScope(Figures figures, IntentData data, Classifier classifier, ClassifierScratch scratch, List<float> inScope, List<bool> right)
    {
        if (data.OosTest is null)
        {
            figures.Add("auroc", (double?)null);
            figures.Add("oosRecall", (double?)null);
            figures.Add("inScopeAccuracy", (double?)null);
            return;
        }

        float[] outside = [.. data.OosTest.Select(r => Outsideness(classifier, scratch, r.Text))];
        float[]? validation = data.Validation is null ? null : [.. data.Validation.Select(r => Outsideness(classifier, scratch, r.Text)).Order()];
        var threshold = validation is null ? 0.5f : validation[(int)(Accepted * (validation.Length - 1))];
        figures.Add("auroc", Ranking.AreaUnderCurve(outside, [.. inScope]));
        figures.Add("oosRecall", outside.Count(o => o > threshold) / (double)outside.Length);
        figures.Add("inScopeAccuracy", right.Where((r, i) => r && inScope[i] <= threshold).Count() / (double)right.Count);
    }

    private static float Outsideness(Classifier classifier, ClassifierScratch scratch, string text)
    {
        classifier.Predict(text, scratch);
        return scratch.OutOfScope;
    }

    private static void AddSpeed(Figures figures, Classifier classifier, ClassifierScratch scratch, List<LabelledText> rows)
    {
        foreach (var row in rows) classifier.Predict(row.Text, scratch);
        var times = new double[rows.Count];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            classifier.Predict(rows[i].Text, scratch);
            times[i] = (Stopwatch.GetTimestamp() - start) * 1e6 / Stopwatch.Frequency;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(times);
        figures.Add("p50Micros", times[times.Length / 2], 1);
        figures.Add("p99Micros", times[(int)(times.Length * 0.99)], 1);
        figures.Add("allocatedBytes", allocated / (double)times.Length, 1);
    }
}
