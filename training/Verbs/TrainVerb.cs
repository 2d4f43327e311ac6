using System.CommandLine;
using System.Diagnostics;
using SupportBot.Models.Files;
using SupportBot.Training.Data;

namespace SupportBot.Training.Verbs;

/// <summary>`train`: makes the model the bot understands messages with.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var data = new Option<FileInfo[]>("--data") { Description = "message files (JSON lines); by default all of training/data", AllowMultipleArgumentsPerToken = true };
        var output = new Option<DirectoryInfo?>("--out") { Description = "where the model goes; by default models/trained" };
        var json = Verb.Json();
        var command = new Command("train", "Make the model that the bot understands messages with.") { data, output, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var files = parse.GetValue(data) is { Length: > 0 } named ? named : MessageFiles.In(Repository.Folder("training", "data"));
            var directory = parse.GetValue(output) ?? Repository.Folder("models", "trained");
            Train(MessageFiles.Read(files), directory, parse.GetValue(json));
        }));
        return command;
    }

    private static void Train(MessageSet messages, DirectoryInfo output, bool json)
    {
        if (messages.Rows.Count == 0) throw new DataProblemException("There is nothing to learn from: the data files hold no messages.");
        var watch = Stopwatch.StartNew();
        var (_, manifest, files) = Progress.Run("training", json, progress => UnderstandingTrainer.Train(messages, progress));
        // The reply model is made by `train-replies`; a model without it would read replies by rules alone.
        var replies = ReplyModelFile.Keep(Repository.Folder("models", "trained").FullName);
        var written = ModelDirectory.Write(output.FullName, manifest, files);
        if (replies is not null) written = ReplyModelFile.Join(output.FullName, replies.Bytes, replies.Data, replies.Metrics);
        var figures = new Figures();
        figures.Add("messages", messages.Rows.Count, 0);
        foreach (var (name, value) in written.Metrics) figures.Add(name, value);
        figures.Add("modelBytes", written.Files.Sum(f => f.Bytes), 0);
        figures.Add("trainSeconds", watch.Elapsed.TotalSeconds, 1);
        figures.Add("directory", output.FullName);
        figures.Print("train (figures on held-out messages)", json);
    }
}
