using System.Diagnostics;
using SupportBot.Models;
using SupportBot.Privacy;

namespace SupportBot.Training.Data;

/// <summary>Turns of dialogs with yes/no questions: how many a reader reads as people did.</summary>
internal static class ReplyTurns
{
    /// <summary>Right and all by name: "accuracy", "chart.…", "gold.…". Rows with another gold than YES, NO or DIGRESS are left out.</summary>
    /// <param name="onError">Told every wrong reading: gold, answer, question, reply.</param>
    /// <exception cref="DataProblemException">No row can be measured.</exception>
    public static SortedDictionary<string, (int Right, int All)> Measure(Table table, ReplyReader reader, Action<string, string, string, string>? onError = null)
    {
        var redactor = new Redactor();
        var counts = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var gold = table.Cell(row, "gold");
            if (gold is not ("YES" or "NO" or "DIGRESS")) continue;
            var (question, reply) = (table.Cell(row, "agent_prompt"), table.Cell(row, "user_reply"));
            var answer = Name(reader.Read(redactor.Redact(reply).Text, [], redactor.Redact(question).Text));
            foreach (var name in new[] { "accuracy", "chart." + table.Cell(row, "chart"), "gold." + gold })
                counts[name] = (counts.GetValueOrDefault(name).Right + (answer == gold ? 1 : 0), counts.GetValueOrDefault(name).All + 1);
            if (answer != gold) onError?.Invoke(gold, answer, question, reply);
        }

        if (counts.Count == 0) throw new DataProblemException("There is nothing to measure: no row has gold YES, NO or DIGRESS.");
        return counts;
    }

    /// <summary>Median time of a reading in microseconds, with the runtime warm.</summary>
    public static double MedianMicros(Table table, ReplyReader reader)
    {
        var redactor = new Redactor();
        var turns = table.Rows.Select(row => (Question: redactor.Redact(table.Cell(row, "agent_prompt")).Text, Reply: redactor.Redact(table.Cell(row, "user_reply")).Text)).ToList();
        var micros = new double[turns.Count];
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < turns.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                reader.Read(turns[i].Reply, [], turns[i].Question);
                micros[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        Array.Sort(micros);
        return micros[micros.Length / 2];
    }

    /// <summary>Passes, of which the last counts.</summary>
    private const int Passes = 10;

    private static string Name(ReplyMeaning meaning) => meaning switch
    {
        ReplyMeaning.Yes or ReplyMeaning.Worked => "YES",
        ReplyMeaning.No or ReplyMeaning.DidNotWork => "NO",
        _ => "DIGRESS",
    };
}
