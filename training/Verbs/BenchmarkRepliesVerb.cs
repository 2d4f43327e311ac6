using System.CommandLine;
using SupportBot.Models;
using SupportBot.Privacy;
using SupportBot.Training.Data;
using Command = System.CommandLine.Command;

namespace SupportBot.Training.Verbs;

/// <summary>`benchmark replies`: how well replies to yes/no questions are read (TSV with chart, agent_prompt, user_reply, gold).</summary>
internal static class BenchmarkRepliesVerb
{
    public static Command Create()
    {
        var turns = new Option<FileInfo>("--turns") { Required = true, Description = "TSV with a header row; rows with another gold than YES, NO or DIGRESS are left out" };
        var errors = new Option<bool>("--errors") { Description = "list every wrong reading" };
        var json = Verb.Json();
        var command = new Command("replies", "Measure the reading of replies.") { turns, errors, json };
        command.SetAction(parse => Verb.Run(() => Measure(Table.Read(parse.GetRequiredValue(turns)), parse.GetValue(errors), parse.GetValue(json))));
        return command;
    }

    private static void Measure(Table table, bool listErrors, bool json)
    {
        var (redactor, reader) = (new Redactor(), new ReplyReader());
        var counts = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var gold = table.Cell(row, "gold");
            if (gold is not ("YES" or "NO" or "DIGRESS")) continue;
            var (question, reply) = (table.Cell(row, "agent_prompt"), table.Cell(row, "user_reply"));
            var answer = Name(reader.Read(redactor.Redact(reply).Text, [], redactor.Redact(question).Text));
            foreach (var name in new[] { "accuracy", "chart." + table.Cell(row, "chart"), "gold." + gold })
                counts[name] = (counts.GetValueOrDefault(name).Right + (answer == gold ? 1 : 0), counts.GetValueOrDefault(name).All + 1);
            if (listErrors && !json && answer != gold) Console.WriteLine($"{gold} -> {answer}\t{question}\t{reply}");
        }

        if (counts.Count == 0) throw new DataProblemException("There is nothing to measure: no row has gold YES, NO or DIGRESS.");
        var figures = new Figures();
        foreach (var (name, (right, all)) in counts) figures.Add(name, right / (double)all);
        figures.Add("turns", counts["accuracy"].All, 0);
        figures.Print("benchmark replies", json);
    }

    private static string Name(ReplyMeaning meaning) => meaning switch
    {
        ReplyMeaning.Yes or ReplyMeaning.Worked => "YES",
        ReplyMeaning.No or ReplyMeaning.DidNotWork => "NO",
        _ => "DIGRESS",
    };
}
