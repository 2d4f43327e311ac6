using System.CommandLine;
using SupportBot.Models;
using SupportBot.Training.Data;
using Command = System.CommandLine.Command;

namespace SupportBot.Training.Verbs;

/// <summary>`benchmark replies`: how well replies to yes/no questions are read (TSV with chart, agent_prompt, user_reply, gold).</summary>
internal static class BenchmarkRepliesVerb
{
    public static Command Create()
    {
        var turns = new Option<FileInfo>("--turns") { Required = true, Description = "TSV with a header row; rows with another gold than YES, NO or DIGRESS are left out" };
        var model = new Option<DirectoryInfo?>("--model") { Description = "model directory; by default models/trained" };
        var rules = new Option<bool>("--rules") { Description = "read by rules alone, without a model" };
        var errors = new Option<bool>("--errors") { Description = "list every wrong reading" };
        var json = Verb.Json();
        var command = new Command("replies", "Measure the reading of replies.") { turns, model, rules, errors, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            var directory = parse.GetValue(model) ?? Repository.Folder("models", "trained");
            var reader = new ReplyReader(parse.GetValue(rules) ? null : TextModel.Load(directory.FullName).Replies);
            Measure(Table.Read(parse.GetRequiredValue(turns)), reader, parse.GetValue(errors), parse.GetValue(json));
        }));
        return command;
    }

    private static void Measure(Table table, ReplyReader reader, bool listErrors, bool json)
    {
        var counts = ReplyTurns.Measure(table, reader, listErrors && !json ? (gold, answer, question, reply) => Console.WriteLine($"{gold} -> {answer}\t{question}\t{reply}") : null);
        var figures = new Figures();
        foreach (var (name, (right, all)) in counts) figures.Add(name, right / (double)all);
        figures.Add("turns", counts["accuracy"].All, 0);
        figures.Add("p50Micros", ReplyTurns.MedianMicros(table, reader), 1);
        figures.Print("benchmark replies", json);
    }
}
