using System.CommandLine;
using System.Text.Json.Nodes;
using SupportBot.Knowledge.Guides;
using SupportBot.Training.Data;

namespace SupportBot.Training.Verbs;

/// <summary>`simulate GUIDE`: plays a guide with made-up people and tells how it went.</summary>
internal static class SimulateVerb
{
    public static Command Create()
    {
        var guide = new Argument<string>("guide") { Description = "the guide's id, such as account-login" };
        var language = new Option<string>("--language") { Description = "a language it is translated into", DefaultValueFactory = _ => "en" };
        var runs = new Option<int>("--runs") { Description = "simulated people", DefaultValueFactory = _ => 2_000 };
        var seed = new Option<int>("--seed") { Description = "the same seed plays the same people", DefaultValueFactory = _ => 1 };
        var json = Verb.Json();
        var command = new Command("simulate", "Play a guide with made-up people and report where they end.") { guide, language, runs, seed, json };
        command.SetAction(parse => Verb.Run(() =>
        {
            if (parse.GetValue(runs) is < 1 or > 1_000_000) throw new DataProblemException("--runs takes 1 to 1000000.");
            var (guides, found) = GuideFolder.Find(parse.GetValue(guide)!, parse.GetValue(language)!);
            Report(found, GuideSimulation.Run(guides, found, parse.GetValue(runs), new Random(parse.GetValue(seed))), parse.GetValue(json));
        }));
        return command;
    }

    private static void Report(Guide guide, GuideSimulationResult result, bool json)
    {
        var figures = new Figures();
        figures.Add("runs", result.Runs, 0);
        figures.Add("resolved", (double)result.Resolved / result.Runs);
        figures.Add("handedOver", (double)result.HandedOver / result.Runs);
        figures.Add("questionsOnAverage", result.QuestionsOnAverage, 2);
        figures.Add("questionsAtMost", result.QuestionsAtMost, 0);
        figures.Add("stepsReached", $"{result.StepsReached} of {result.Steps}");
        figures.Add("branchesTaken", $"{result.BranchesTaken} of {result.Branches}");
        foreach (var branch in json ? [] : result.NotTaken) figures.Add($"not taken: {branch}", 0, 0);
        figures.Add("notTaken", new JsonArray([.. result.NotTaken.Select(branch => JsonValue.Create(branch))]));
        figures.Add("moves", Moves(result));
        figures.Print($"simulate {guide.Id} ({guide.Language})", json);
    }

    private static JsonArray Moves(GuideSimulationResult result) => [.. result.Moves.OrderByDescending(move => move.Value).Select(move => new JsonObject
    {
        ["guide"] = move.Key.GuideId, ["step"] = move.Key.StepId, ["way"] = move.Key.Label, ["to"] = move.Key.To, ["times"] = move.Value,
    })];
}
