namespace SupportBot.Knowledge.Guides.Yaml;

/// <summary>A piece of a YAML file with the line (from 1) it starts on, for problems that authors can find.</summary>
public abstract record YamlNode(int Line)
{
    public sealed record Scalar(string Value, int Line) : YamlNode(Line);

    public sealed record Sequence(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line);

    public sealed record Mapping(IReadOnlyList<YamlEntry> Entries, int Line) : YamlNode(Line)
    {
        public YamlNode? this[string key]
        {
            get
            {
                foreach (var entry in Entries)
                    if (entry.Key == key)
                        return entry.Value;
                return null;
            }
        }
    }
}

/// <summary>A key of a mapping; <c>Line</c> is the key's own line.</summary>
public sealed record YamlEntry(string Key, int Line, YamlNode Value);
