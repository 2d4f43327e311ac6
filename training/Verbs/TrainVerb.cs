using System.CommandLine;
using System.Diagnostics;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Training.Cards;
using SupportBot.Training.Data;
using Command = System.CommandLine.Command;

namespace SupportBot.Training.Verbs;

/// <summary>`train`: makes the model the bot understands messages with, and its card.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var data = new Option<FileInfo[]>("--data") { Description = "message files (JSON lines); by default all of training/data and the questions of the articles", AllowMultipleArgumentsPerToken = true };
        var output = new Option<DirectoryInfo?>("--out") { Description = "where the model and its card go; by default models/trained" };
        var json = Verb.Json();
        var command = new Command("train", "Make the model that the bot understands messages with.") { data, output, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var messages = parse.GetValue(data) is { Length: > 0 } named ? MessageFiles.Read(named) : Shipped();
            var directory = parse.GetValue(output) ?? Repository.Folder("models", "trained");
            Train(messages, directory, parse.GetValue(json));
        }));
        return command;
    }

    private static MessageSet Shipped() =>
        MessageFiles.Read(MessageFiles.In(Repository.Folder("training", "data"))).With(ArticleQuestions.Read(Repository.Folder("knowledge", "content")));

    private static void Train(MessageSet messages, DirectoryInfo output, bool json)
    {
        if (messages.Rows.Count == 0) throw new DataProblemException("There is nothing to learn from: the data files hold no messages.");
        var watch = Stopwatch.StartNew();
        if (messages.Rows.All(r => r.Topic is null) || messages.Rows.All(r => r.Urgency != TextModel.UrgentLabel))
            throw new DataProblemException($"The data files teach no topic or nothing \"{TextModel.UrgentLabel}\". Add rows with \"topic\" and rows with \"urgency\": \"{TextModel.UrgentLabel}\".");
        var trained = Progress.Run("training", json, progress => UnderstandingTrainer.Train(messages, progress));
        // The reply model is made by `train-replies`; a model without it would read replies by rules alone.
        var replies = ReplyModelFile.Keep(Repository.Folder("models", "trained").FullName);
        var written = ModelDirectory.Write(output.FullName, trained.Manifest, trained.Files);
        if (replies is not null) written = ReplyModelFile.Join(output.FullName, replies.Bytes, replies.Data, replies.Metrics);
        CardFiles.Write(ModelCard.OfTraining(ModelDirectory.Read(output.FullName).Id, written, trained.HeldOut, messages), Path.Combine(output.FullName, ModelCard.PageName));
        var figures = new Figures();
        figures.Add("messages", messages.Rows.Count, 0);
        foreach (var (name, value) in written.Metrics) figures.Add(name, value);
        figures.Add("modelBytes", written.Files.Sum(f => f.Bytes), 0);
        figures.Add("trainSeconds", watch.Elapsed.TotalSeconds, 1);
        figures.Add("directory", output.FullName);
        figures.Add("card", Path.Combine(output.FullName, ModelCard.PageName));
        figures.Print("train (figures on held-out messages)", json);
    }
}
