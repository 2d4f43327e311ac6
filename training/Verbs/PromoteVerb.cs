using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Training.Data;
using SupportBot.Training.Gate;
using Command = System.CommandLine.Command;
using Table = Spectre.Console.Table;

namespace SupportBot.Training.Verbs;

/// <summary>`promote`: compares a candidate with the model that serves and, when nothing became worse, makes it the one that serves.</summary>
internal static class PromoteVerb
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var model = new Option<DirectoryInfo>("--model") { Required = true, Description = "directory of the candidate, as `train --out` wrote it" };
        var data = new Option<FileInfo[]>("--data") { Description = "labelled messages that neither model was trained on; by default the held-out answers that both models keep", AllowMultipleArgumentsPerToken = true };
        var force = new Option<string?>("--force") { Description = "take it although the gate refuses it, and write down why" };
        var folders = new StoreFolders();
        var json = Verb.Json();
        var command = new Command("promote", "Take a model over when it is no worse than the one that serves.") { model, data, force, json };
        folders.AddTo(command);
        command.SetAction(parse =>
        {
            var taken = false;
            var request = new Request(folders.Of(parse), parse.GetRequiredValue(model).FullName, parse.GetValue(data) ?? [], parse.GetValue(force), parse.GetValue(json));
            var ran = Verb.Run(() => taken = Promote(request));
            return ran == 0 && taken ? 0 : 1;
        });
        return command;
    }

    private sealed record Request(ModelStore Store, string Model, FileInfo[] Data, string? Force, bool Json);

    private static bool Promote(Request request)
    {
        if (request.Force is not null && string.IsNullOrWhiteSpace(request.Force)) throw new DataProblemException("--force needs a reason; it is kept with the model.");
        var candidate = ModelDirectory.Read(request.Model);
        _ = TextModel.Load(candidate);
        var (version, champion, refusal) = Champion(request.Store);
        if (champion.Id == candidate.Id && version == request.Store.Current()) throw new DataProblemException($"The candidate is {StoreFolders.NameOf(version)}, which serves already.");
        var (verdict, basis) = Judge(request, champion, candidate);
        var record = new PromotionRecord(TimeProvider.System.GetUtcNow(), version, verdict.Passes ? null : request.Force, [.. verdict.Checks.Select(c => $"{Word(c)}, {c.Name}: {c.Sentence}")]);
        int? taken = verdict.Passes || request.Force is not null ? request.Store.Promote(candidate, record, request.Model) : null;
        Report(new(version, refusal, basis, verdict, record.Forced, taken), request.Json);
        return taken is not null;
    }

    /// <summary>What the bot would serve now: the newest of those that served and is sound, at last the shipped model.</summary>
    private static (int Version, ModelDirectory Files, string? Refusal) Champion(ModelStore store)
    {
        string? refusal = null;
        foreach (var version in store.Trail().Reverse())
        {
            try
            {
                return (version, store.Read(version), refusal);
            }
            catch (ModelFileException damage)
            {
                refusal ??= damage.Message;
            }
        }

        return (ModelStore.ShippedVersion, StoreFolders.Shipped(), refusal);
    }

    private static (GateVerdict Verdict, string Basis) Judge(Request request, ModelDirectory champion, ModelDirectory candidate)
    {
        var comparison = new Comparison(champion, candidate);
        if (request.Data.Length == 0) return (comparison.ByHeldOut(), "held-out answers that both models keep");
        var messages = MessageFiles.Read(request.Data);
        var (verdict, leftOut) = Progress.Run("comparing", request.Json, progress => comparison.ByMessages(messages, progress));
        return (verdict, string.Join(", ", messages.Data.Select(d => d.Name)) + (leftOut == 0 ? "" : $" without {leftOut} messages that a model was trained on"));
    }

    private sealed record Outcome(int Champion, string? Refusal, string Basis, GateVerdict Verdict, string? Forced, int? Taken);

    private static void Report(Outcome outcome, bool json)
    {
        if (json) Console.WriteLine(Describe(outcome).ToJsonString(Indented));
        else Print(outcome);
        if (outcome.Taken is null)
            Console.Error.WriteLine($"The candidate was refused: {string.Join(" ", outcome.Verdict.Checks.Where(c => c.Passed == false).Select(c => $"{c.Name}: {c.Sentence}"))} So {StoreFolders.NameOf(outcome.Champion)} goes on serving. Mend the candidate, or give a reason with --force.");
    }

    private static void Print(Outcome outcome)
    {
        if (outcome.Refusal is not null) Console.WriteLine($"The current model is refused, so {StoreFolders.NameOf(outcome.Champion)} is compared with: {outcome.Refusal}");
        var table = new Table().Title(Markup.Escape($"candidate and {StoreFolders.NameOf(outcome.Champion)} on {outcome.Basis}")).AddColumn("check").AddColumn("").AddColumn("");
        foreach (var check in outcome.Verdict.Checks) table.AddRow(Markup.Escape(check.Name), Word(check), Markup.Escape(check.Sentence));
        AnsiConsole.Write(table);
        if (outcome.Taken is { } version)
            Console.WriteLine($"Model {version} serves from now on{(outcome.Forced is null ? "" : ", by force")}; a running bot takes it over within seconds. `rollback` returns to {StoreFolders.NameOf(outcome.Champion)}.");
    }

    private static JsonObject Describe(Outcome outcome) => new()
    {
        ["promoted"] = outcome.Taken,
        ["champion"] = outcome.Champion,
        ["championRefused"] = outcome.Refusal,
        ["comparedOn"] = outcome.Basis,
        ["messages"] = outcome.Verdict.Messages,
        ["passes"] = outcome.Verdict.Passes,
        ["forced"] = outcome.Forced,
        ["checks"] = new JsonArray([.. outcome.Verdict.Checks.Select(c => new JsonObject { ["name"] = c.Name, ["passed"] = c.Passed, ["sentence"] = c.Sentence })]),
    };

    private static string Word(GateCheck check) => check.Passed switch { true => "passed", false => "refused", null => "not told" };
}
