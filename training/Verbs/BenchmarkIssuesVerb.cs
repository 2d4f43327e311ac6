using System.CommandLine;
using System.Diagnostics;
using SupportBot.Models;
using SupportBot.Privacy;
using SupportBot.Training.Data;
using Command = System.CommandLine.Command;

namespace SupportBot.Training.Verbs;

/// <summary>`benchmark issues`: how well the several wishes of a message are told apart, on the half of the messages that nothing was fitted on.</summary>
internal static class BenchmarkIssuesVerb
{
    public static Command Create()
    {
        var data = new Option<FileInfo>("--data") { Required = true, Description = "messages with their issues (JSON lines with text and issues)" };
        var model = new Option<DirectoryInfo?>("--model") { Description = "model directory; by default models/trained" };
        var fit = new Option<DirectoryInfo?>("--fit") { Description = "fit the weights anew, on the other half and on the training messages, and print them; the models of the folds are kept in this folder" };
        var errors = new Option<bool>("--errors") { Description = "list the wrong answers of the half that is for fitting" };
        var json = Verb.Json();
        var command = new Command("issues", "Measure how well several issues in one message are told apart.") { data, model, fit, errors, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var rows = SeveralFile.Read(parse.GetRequiredValue(data));
            var understood = TextModel.Load((parse.GetValue(model) ?? Repository.Folder("models", "trained")).FullName);
            if (parse.GetValue(fit) is { } folder) new IssueFitter(understood).Fit(rows.Where(row => row.ForFitting), folder, Console.Out);
            else Measure(understood, rows, parse.GetValue(errors), parse.GetValue(json));
        }));
        return command;
    }

    private static void Measure(TextModel model, IReadOnlyList<SeveralRow> rows, bool listErrors, bool json)
    {
        var redactor = new Redactor();
        var (heldOut, fitting) = (new IssueCounter(), new IssueCounter());
        var groups = new SortedDictionary<string, IssueCounter>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var issues = model.Understand(redactor.Redact(row.Text).Text).Issues;
            (row.ForFitting ? fitting : heldOut).Add(row, issues);
            if (!row.ForFitting)
                foreach (var group in Groups(row)) (groups.TryGetValue(group, out var known) ? known : groups[group] = new()).Add(row, issues);
            else if (listErrors && !issues.Select(issue => issue.Category).Order(StringComparer.Ordinal).SequenceEqual(row.Issues.Order(StringComparer.Ordinal)))
                Console.WriteLine($"{string.Join('+', row.Issues)} -> {string.Join('+', issues.Select(i => $"{i.Category} {i.Probability:0.00}"))} | {row.Text.ReplaceLineEndings(" / ")}");
        }

        var figures = new Figures();
        heldOut.AddTo(figures, "heldOut.");
        foreach (var (name, counter) in groups) counter.AddTo(figures, "heldOut." + name + ".");
        fitting.AddTo(figures, "fitting.");
        AddSpeed(figures, model, redactor, rows);
        figures.Print("benchmark issues", json);
    }

    private static IEnumerable<string> Groups(SeveralRow row) => [row.Issues.Count + "Issues", row.Lang == "en" ? "english" : "otherLanguages"];

    private static void AddSpeed(Figures figures, TextModel model, Redactor redactor, IReadOnlyList<SeveralRow> rows)
    {
        SafeText[] texts = [.. rows.Select(row => redactor.Redact(row.Text).Text)];
        var times = new double[texts.Length];
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < texts.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                model.Understand(texts[i]);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        Array.Sort(times);
        figures.Add("understandP50Micros", times[times.Length / 2], 1);
    }
}
