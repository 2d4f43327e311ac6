using System.Globalization;
using SupportBot.Knowledge.Guides.Yaml;
using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>
/// Takes the fields of one mapping, each with its meaning, and reports what is missing, wrong or left over. A missing value
/// becomes empty, so that reading goes on to the next problem.
/// </summary>
internal sealed class GuideFields
{
    /// <summary>More letters than this nobody reads in a chat.</summary>
    public const int MaxText = 600;

    private readonly YamlNode.Mapping _map;
    private readonly string _what;
    private readonly GuideProblems _problems;
    private readonly Func<string, Redaction> _redact;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public GuideFields(YamlNode? node, int line, string what, GuideProblems problems, Func<string, Redaction> redact)
    {
        (_what, _problems, _redact) = (what, problems, redact);
        if (node is YamlNode.Mapping map)
            _map = map;
        else
        {
            _map = new YamlNode.Mapping([], node?.Line ?? line);
            problems.Add(GuideFault.WrongValue, node?.Line ?? line, $"{what} must be a mapping (key: value).");
        }
    }

    public int Line => _map.Line;

    public bool Has(string key) => _map[key] is not null;

    public int LineOf(string key) => _map.Entries.FirstOrDefault(entry => entry.Key == key)?.Line ?? _map.Line;

    public IEnumerable<YamlEntry> Entries => _map.Entries;

    /// <summary>Reports every key that nobody asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var entry in _map.Entries)
            if (!_taken.Contains(entry.Key))
                _problems.Add(GuideFault.UnknownKey, entry.Line, $"{_what} has no key '{entry.Key}'. It knows: {string.Join(", ", _taken.Order(StringComparer.Ordinal))}.");
    }

    public string? Optional(string key)
    {
        _taken.Add(key);
        if (_map[key] is not { } node)
            return null;
        if (node is YamlNode.Scalar scalar && scalar.Value.Trim() is { Length: > 0 } value)
            return value;
        _problems.Add(GuideFault.WrongValue, LineOf(key), $"'{key}' of {_what} must be a value, not {(node is YamlNode.Scalar ? "empty" : "a list or mapping")}.");
        return null;
    }

    public string Required(string key, GuideFault ifMissing = GuideFault.MissingKey, string why = "")
    {
        if (!Has(key))
            _problems.Add(ifMissing, _map.Line, $"{_what} needs '{key}'.{(why.Length > 0 ? " " + why : "")}");
        return Optional(key) ?? "";
    }

    public string Id(string key)
    {
        var id = Required(key);
        if (id.Length > 0 && !GuideNames.IsId(id))
            _problems.Add(GuideFault.WrongValue, LineOf(key), $"'{id}' is no id: use lower-case words joined by hyphens.");
        return id;
    }

    public string? OneOf(string key, IReadOnlyList<string> allowed)
    {
        var value = Optional(key);
        if (value is null || allowed.Contains(value))
            return value;
        _problems.Add(GuideFault.WrongValue, LineOf(key), $"'{key}' of {_what} is '{value}'. It can be: {string.Join(", ", allowed)}.");
        return null;
    }

    public GuideText Text(string key)
    {
        _taken.Add(key);
        if (_map[key] is YamlNode.Scalar scalar && scalar.Value.Trim() is { Length: > 0 } value)
            return GuideText.Of(Safe(value, LineOf(key)));
        _problems.Add(GuideFault.MissingText, LineOf(key), $"{_what} needs a text under '{key}'.");
        return GuideText.Empty;
    }

    public GuideText? OptionalText(string key)
    {
        _taken.Add(key);
        return Has(key) ? Text(key) : null;
    }

    public double? Number(string key, double min, double max)
    {
        if (Optional(key) is not { } value)
            return null;
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        _problems.Add(GuideFault.WrongValue, LineOf(key), $"'{key}' of {_what} is '{value}'. It must be a number from {min.ToString(CultureInfo.InvariantCulture)} to {max.ToString(CultureInfo.InvariantCulture)}.");
        return null;
    }

    public bool Flag(string key) => OneOf(key, ["true", "false"]) == "true";

    public DateOnly Date(string key)
    {
        var value = Required(key);
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || value.Length == 0)
            return date;
        _problems.Add(GuideFault.WrongValue, LineOf(key), $"'{key}' of {_what} is '{value}'. Write a date as 2026-11-20.");
        return default;
    }

    /// <summary>The mapping under a key, empty when it is absent.</summary>
    public GuideFields Inner(string key, string what)
    {
        _taken.Add(key);
        return new GuideFields(_map[key] ?? new YamlNode.Mapping([], _map.Line), LineOf(key), what, _problems, _redact);
    }

    /// <summary>The items of the list under a key, each a mapping; empty when it is absent.</summary>
    public IReadOnlyList<GuideFields> List(string key, string what)
    {
        _taken.Add(key);
        switch (_map[key])
        {
            case null:
                return [];
            case YamlNode.Sequence { Items.Count: > 0 } list:
                return [.. list.Items.Select(item => new GuideFields(item, item.Line, what, _problems, _redact))];
            default:
                _problems.Add(GuideFault.WrongValue, LineOf(key), $"'{key}' of {_what} must be a list with at least one item.");
                return [];
        }
    }

    /// <summary>Every key of this mapping with its plain value, for mappings whose keys are the author's own.</summary>
    public IEnumerable<(string Key, int Line, IReadOnlyList<string> Values)> OwnKeys()
    {
        foreach (var entry in _map.Entries)
        {
            _taken.Add(entry.Key);
            IReadOnlyList<YamlNode> nodes = entry.Value is YamlNode.Sequence list ? list.Items : [entry.Value];
            var values = nodes.OfType<YamlNode.Scalar>().Select(node => node.Value.Trim()).Where(value => value.Length > 0).ToList();
            if (values.Count == nodes.Count && values.Count > 0)
                yield return (entry.Key, entry.Line, values);
            else
                _problems.Add(GuideFault.WrongValue, entry.Line, $"'{entry.Key}' of {_what} must be a value or a list of values.");
        }
    }

    public SafeText Safe(string text, int line)
    {
        if (text.Length > MaxText)
            _problems.Add(GuideFault.TextTooLong, line, $"This text has {text.Length} letters; a message of more than {MaxText} is not read. Split it into two steps.");
        var redaction = _redact(text);
        if (redaction.Findings.Count > 0)
            _problems.Add(GuideFault.HoldsSecret, line, $"This text holds what looks like a secret ({redaction.Findings[0].Kind}). Remove it.");
        return redaction.Text;
    }
}
