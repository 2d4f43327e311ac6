using System.CommandLine;
using System.Diagnostics;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Models.Replies;
using SupportBot.Training.Data;
using Command = System.CommandLine.Command;

namespace SupportBot.Training.Verbs;

/// <summary>`train-replies`: makes the model that reads replies to a pending question, beside the other files of a model.</summary>
internal static class TrainRepliesVerb
{
    public static Command Create()
    {
        var data = new Option<FileInfo[]>("--data") { Description = "reply files (JSON lines); by default all of training/replies", AllowMultipleArgumentsPerToken = true };
        var output = new Option<DirectoryInfo?>("--out") { Description = "a directory with a model, which the reply model joins; by default models/trained" };
        var ablation = new Option<bool>("--ablation") { Description = "write nothing; measure what each kind of evidence is worth" };
        var turns = new Option<FileInfo?>("--turns") { Description = "with --ablation: also measure on these turns (TSV as for `benchmark replies`)" };
        var errors = new Option<bool>("--errors") { Description = "list every wrong reading of a held-out reply" };
        var json = Verb.Json();
        var command = new Command("train-replies", "Make the model that reads replies to a pending question.") { data, output, ablation, turns, errors, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var files = parse.GetValue(data) is { Length: > 0 } named ? named : MessageFiles.In(Repository.Folder("training", "replies"));
            var replies = ReplyFiles.Read(files);
            if (parse.GetValue(ablation)) Ablate(replies.Rows, parse.GetValue(turns), parse.GetValue(json));
            else Train(replies, parse.GetValue(output) ?? Repository.Folder("models", "trained"), parse.GetValue(errors), parse.GetValue(json));
        }));
        return command;
    }

    private static void Train(ReplySet replies, DirectoryInfo output, bool listErrors, bool json)
    {
        var watch = Stopwatch.StartNew();
        var heldOut = Progress.Run("measuring", json, progress => ReplyTrainer.HeldOut(replies.Rows, progress));
        var model = Progress.Run("training", json, progress => ReplyTrainer.Train(replies.Rows, progress));
        var bytes = ModelFile.Write(model.Classifier);
        var figures = new Figures();
        figures.Add("replies", replies.Rows.Count, 0);
        var metrics = Accuracies(heldOut);
        foreach (var (name, value) in metrics) figures.Add(name, value);
        ReplyModelFile.Join(output.FullName, bytes, replies.Data, metrics);
        figures.Add("modelBytes", bytes.Length, 0);
        figures.Add("trainSeconds", watch.Elapsed.TotalSeconds, 1);
        figures.Print("train-replies (figures on questions held out)", json);
        foreach (var (row, read) in heldOut.Where(h => listErrors && !json && h.Row.Meaning != ReplyLabels.Name(h.Read)))
            Console.WriteLine($"{row.Meaning} -> {ReplyLabels.Name(read)}\t{row.Question}\t{row.Reply}");
    }

    private static SortedDictionary<string, double> Accuracies(IReadOnlyList<(ReplyRow Row, ReplyLabel Read)> heldOut)
    {
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["reply.accuracy"] = Share(heldOut, Exact), ["reply.side"] = Share(heldOut, SameSide) };
        foreach (var meaning in heldOut.GroupBy(h => h.Row.Meaning)) metrics["reply.recall." + meaning.Key] = Share([.. meaning], Exact);
        metrics["reply.side.english"] = Share([.. heldOut.Where(h => h.Row.Lang == "en")], SameSide);
        metrics["reply.side.otherLanguages"] = Share([.. heldOut.Where(h => h.Row.Lang != "en")], SameSide);
        return metrics;
    }

    private static double Share(IReadOnlyList<(ReplyRow, ReplyLabel)> heldOut, Func<(ReplyRow, ReplyLabel), bool> right) =>
        heldOut.Count == 0 ? 0 : Math.Round(heldOut.Count(right) / (double)heldOut.Count, 4);

    private static bool Exact((ReplyRow Row, ReplyLabel Read) held) => held.Row.Meaning == ReplyLabels.Name(held.Read);

    /// <summary>As a dialog of yes and no would take it: yes with "it worked", no with "it did not", all else together.</summary>
    private static bool SameSide((ReplyRow Row, ReplyLabel Read) held) => Answer(ReplyLabels.Parse(held.Row.Meaning)) == Answer(held.Read);

    private static string Answer(ReplyLabel label) => ReplyLabels.Side(label) switch
    {
        ReplyLabels.YesSide => ReplyLabels.YesSide,
        ReplyLabels.NoSide => ReplyLabels.NoSide,
        _ => "",
    };

    private static void Ablate(IReadOnlyList<ReplyRow> rows, FileInfo? turns, bool json)
    {
        var table = turns is null ? null : Table.Read(turns);
        var figures = new Figures();
        if (table is not null) figures.Add("rules.turns", Accuracy(table, new ReplyReader()));
        foreach (var (name, groups) in Settings())
        {
            var heldOut = ReplyTrainer.HeldOut(rows, _ => { }, groups);
            figures.Add(name + ".heldOut", Share(heldOut, SameSide));
            if (table is not null) figures.Add(name + ".turns", Accuracy(table, new ReplyReader(ReplyTrainer.Train(rows, _ => { }, groups))));
        }

        figures.Print("train-replies --ablation (share read on the right side)", json);
    }

    private static IEnumerable<(string Name, ReplyFeatureGroups Groups)> Settings()
    {
        yield return ("all", ReplyFeatureGroups.All);
        foreach (var group in Enum.GetValues<ReplyFeatureGroups>().Where(g => g is not (ReplyFeatureGroups.None or ReplyFeatureGroups.All)))
            yield return ("without" + group, ReplyFeatureGroups.All & ~group);
        yield return ("wordsAlone", ReplyFeatureGroups.Words);
    }

    private static double Accuracy(Table table, ReplyReader reader)
    {
        var (right, all) = ReplyTurns.Measure(table, reader)["accuracy"];
        return right / (double)all;
    }
}
