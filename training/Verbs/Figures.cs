using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace SupportBot.Training.Verbs;

/// <summary>The named figures that a verb reports: a table for people, one JSON object for machines.</summary>
internal sealed class Figures
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly JsonObject _values = [];

    /// <summary>Null stands for "not measured" and is left out of the table.</summary>
    public void Add(string name, double? value, int digits = 4) => _values[name] = value is { } v && double.IsFinite(v) ? Math.Round(v, digits) : null;

    public void Add(string name, string value) => _values[name] = value;

    public void Add(string name, JsonNode value) => _values[name] = value;

    public void Print(string title, bool json)
    {
        if (json)
        {
            Console.WriteLine(_values.ToJsonString(Indented));
            return;
        }

        var table = new Table().Title(Markup.Escape(title)).AddColumn("figure").AddColumn(new TableColumn("value").RightAligned());
        foreach (var (name, value) in _values)
            if (value is JsonValue plain) table.AddRow(Markup.Escape(name), Markup.Escape(Show(plain)));
        AnsiConsole.Write(table);
    }

    private static string Show(JsonValue value) => value.TryGetValue<double>(out var number) ? number.ToString("0.####", CultureInfo.InvariantCulture) : value.ToString();
}
