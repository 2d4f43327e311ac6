using System.Globalization;
using SupportBot.Knowledge.Guides.Yaml;

namespace SupportBot.Knowledge.Articles;

/// <summary>The keys above an article's text, read one by one; each fault is reported at its line and reading goes on.</summary>
internal sealed class FrontMatter(YamlNode.Mapping root, int linesBefore, Action<int, string> report)
{
    private static readonly string[] s_keys =
    [
        "id", "title", "category", "topic", "audience", "language", "owner", "reviewed", "review_by", "valid_from", "valid_until",
        "questions", "related", "guide",
    ];

    private readonly Dictionary<string, YamlNode> _values = [];

    public void CheckKeys()
    {
        foreach (var (key, line, value) in root.Entries)
        {
            if (s_keys.Contains(key))
                _values[key] = value;
            else
                report(line + linesBefore, $"Unknown key \"{key}\". Known keys are: {string.Join(", ", s_keys)}.");
        }
    }

    /// <summary>Where the key's value stands in the file; the first line if the key is missing.</summary>
    public int LineOf(string key) => _values.TryGetValue(key, out var node) ? Line(node) : 1;

    public string Required(string key)
    {
        var value = Optional(key);
        if (value is null && !_values.ContainsKey(key))
            report(1, $"The key \"{key}\" is missing.");
        return value ?? "";
    }

    public string? Optional(string key)
    {
        if (!_values.TryGetValue(key, out var node))
            return null;
        if (node is YamlNode.Scalar { Value: var text } && !string.IsNullOrWhiteSpace(text))
            return text.Trim();

        report(Line(node), $"\"{key}\" needs a text.");
        return null;
    }

    public DateOnly? Date(string key, bool required = false)
    {
        var text = required ? Required(key) : Optional(key);
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;

        report(LineOf(key), $"\"{key}\" is \"{text}\"; write an existing date as year-month-day, like 2026-11-20.");
        return null;
    }

    public IReadOnlyList<(string Text, int Line)> List(string key)
    {
        if (!_values.TryGetValue(key, out var node))
            return [];
        if (node is not YamlNode.Sequence list)
        {
            report(Line(node), $"\"{key}\" needs a list.");
            return [];
        }

        var items = new List<(string, int)>();
        foreach (var item in list.Items)
        {
            if (item is YamlNode.Scalar { Value: var text } && !string.IsNullOrWhiteSpace(text))
                items.Add((text.Trim(), Line(item)));
            else
                report(Line(item), $"Each item of \"{key}\" needs a text; put it in quotes if it holds a colon.");
        }

        return items;
    }

    private int Line(YamlNode node) => node.Line + linesBefore;
}
