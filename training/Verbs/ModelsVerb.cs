using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using SupportBot.Models.Files;
using Command = System.CommandLine.Command;

namespace SupportBot.Training.Verbs;

/// <summary>`models`: the versions an installation has, which one serves, and how each came there.</summary>
internal static class ModelsVerb
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var folders = new StoreFolders();
        var json = Verb.Json();
        var command = new Command("models", "List the models of an installation.") { json };
        folders.AddTo(command);
        command.SetAction(parse => Verb.Run(() => List(folders.Of(parse), parse.GetValue(json))));
        return command;
    }

    /// <param name="Refusal">Why it cannot serve; null when it is whole and signed.</param>
    private sealed record Entry(int Version, string State, string? Refusal, PromotionRecord? Record, ModelManifest? Manifest, string? Signer);

    private static void List(ModelStore store, bool json)
    {
        var trail = store.Trail();
        List<Entry> entries = [Shipped(trail), .. store.Versions().Select(version => Of(store, version, trail))];
        if (json) Console.WriteLine(new JsonArray([.. entries.Select(Describe)]).ToJsonString(Indented));
        else Print(entries, store.Folder);
    }

    private static Entry Shipped(IReadOnlyList<int> trail)
    {
        var files = StoreFolders.Shipped();
        return new(ModelStore.ShippedVersion, trail.Count == 0 ? "serves" : trail.Count == 1 ? "before" : "shipped", null, null, files.Manifest, "this program");
    }

    private static Entry Of(ModelStore store, int version, IReadOnlyList<int> trail)
    {
        var state = trail.Count > 0 && trail[^1] == version ? "serves" : trail.Count > 1 && trail[^2] == version ? "before" : trail.Contains(version) ? "earlier" : "set aside";
        try
        {
            return new(version, state, null, store.RecordOf(version), store.Read(version).Manifest, ModelKeys.SignerOf(store.FolderOf(version)));
        }
        catch (ModelFileException refusal)
        {
            return new(version, state, refusal.Message, store.RecordOf(version), null, null);
        }
    }

    private static void Print(List<Entry> entries, string folder)
    {
        var table = new Table().Title(Markup.Escape(folder)).AddColumn(new TableColumn("version").RightAligned()).AddColumn("state").AddColumn("promoted").AddColumn(new TableColumn("accuracy").RightAligned()).AddColumn(new TableColumn("ece").RightAligned()).AddColumn("signed by");
        foreach (var entry in entries)
            table.AddRow(
                entry.Version.ToString(CultureInfo.InvariantCulture),
                entry.Refusal is null ? entry.State : entry.State + ", refused",
                entry.Record?.PromotedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "",
                Metric(entry, "category.accuracy"),
                Metric(entry, "category.ece"),
                Markup.Escape(entry.Signer ?? ""));
        AnsiConsole.Write(table);
        // Below the table: sentences are too long for a column.
        foreach (var entry in entries)
        {
            if (entry.Refusal is not null) Console.WriteLine($"{entry.Version} is refused: {entry.Refusal}");
            if (entry.Record?.Forced is { } reason) Console.WriteLine($"{entry.Version} was promoted by force: {reason}");
        }
    }

    private static string Metric(Entry entry, string name) => entry.Manifest?.Metrics.TryGetValue(name, out var value) == true ? value.ToString("0.000", CultureInfo.InvariantCulture) : "";

    private static JsonObject Describe(Entry entry) => new()
    {
        ["version"] = entry.Version,
        ["state"] = entry.State,
        ["refused"] = entry.Refusal,
        ["promotedAt"] = entry.Record?.PromotedAt,
        ["replaced"] = entry.Record?.Replaced,
        ["forced"] = entry.Record?.Forced,
        ["signer"] = entry.Signer,
        ["metrics"] = entry.Manifest is null ? null : new JsonObject(entry.Manifest.Metrics.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))),
    };
}
