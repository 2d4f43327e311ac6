using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SupportBot.Knowledge.Guides.Yaml;

/// <summary>Puts parser events together to nodes, one document, within the limits of <see cref="YamlReader"/>.</summary>
internal sealed class YamlBuilder
{
    private readonly Stack<Open> _open = new();
    private readonly Dictionary<string, (YamlNode Node, int Size)> _anchors = new(StringComparer.Ordinal);
    private int _aliases;

    public YamlNode? Document { get; private set; }

    public List<YamlProblem> Problems { get; } = [];

    /// <summary>True once a fault makes further reading useless.</summary>
    public bool Stopped { get; private set; }

    public void Fail(YamlFault fault, int line, string message)
    {
        Problems.Add(new YamlProblem(fault, Math.Max(1, line), message));
        Stopped = true;
    }

    public void Take(ParsingEvent happening)
    {
        var line = (int)happening.Start.Line;
        switch (happening)
        {
            case DocumentStart when Document is not null:
                Fail(YamlFault.NotPlainData, line, "The file holds a second document ('---'). Put it into a file of its own.");
                break;
            case MappingStart start:
                Begin(start, line, isMapping: true);
                break;
            case SequenceStart start:
                Begin(start, line, isMapping: false);
                break;
            case MappingEnd or SequenceEnd:
                End();
                break;
            case Scalar scalar:
                if (IsPlain(scalar, line))
                    Add(new YamlNode.Scalar(scalar.Value, line), 1, AnchorOf(scalar));
                break;
            case AnchorAlias alias:
                Follow(alias.Value.Value, line);
                break;
        }
    }

    private static string? AnchorOf(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private bool IsPlain(NodeEvent node, int line)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific)
            return true;
        Fail(YamlFault.NotPlainData, line, $"The tag '{node.Tag.Value}' is not allowed: guides are plain data.");
        return false;
    }

    private void Begin(NodeEvent start, int line, bool isMapping)
    {
        if (!IsPlain(start, line))
            return;
        if (_open.Count == YamlReader.MaxDepth)
            Fail(YamlFault.TooDeep, line, $"The file is nested deeper than {YamlReader.MaxDepth} levels.");
        else
            _open.Push(new Open(isMapping, line, AnchorOf(start)));
    }

    private void End()
    {
        var done = _open.Pop();
        YamlNode node = done.IsMapping
            ? new YamlNode.Mapping(done.Entries, done.Line)
            : new YamlNode.Sequence(done.Items, done.Line);
        Add(node, done.Size, done.Anchor);
    }

    private void Follow(string name, int line)
    {
        if (++_aliases > YamlReader.MaxAliases)
            Fail(YamlFault.TooManyAliases, line, $"The file uses more than {YamlReader.MaxAliases} aliases.");
        else if (_anchors.TryGetValue(name, out var target))
            Add(target.Node, target.Size, anchor: null);
        else
            Fail(YamlFault.Syntax, line, $"The alias '*{name}' stands for nothing that is finished above it.");
    }

    private void Add(YamlNode node, int size, string? anchor)
    {
        if (anchor is not null)
            _anchors[anchor] = (node, size);
        if (!_open.TryPeek(out var parent))
        {
            Document = node;
            return;
        }
        parent.Size += size;
        if (parent.Size > YamlReader.MaxNodes)
            Fail(YamlFault.TooManyAliases, node.Line, "The aliases of this file stand for far too much text.");
        else if (!parent.IsMapping)
            parent.Items.Add(node);
        else if (parent.Key is null)
            TakeKey(parent, node);
        else
        {
            parent.Entries.Add(new YamlEntry(parent.Key, parent.KeyLine, node));
            parent.Key = null;
        }
    }

    private void TakeKey(Open parent, YamlNode node)
    {
        if (node is not YamlNode.Scalar key)
        {
            Fail(YamlFault.NotPlainData, node.Line, "A key must be a word, not a list or a mapping.");
            return;
        }
        (parent.Key, parent.KeyLine) = (key.Value, node.Line);
        if (!parent.Names.Add(key.Value))
            Problems.Add(new YamlProblem(YamlFault.DuplicateKey, node.Line, $"The key '{key.Value}' stands here twice; remove one."));
    }

    private sealed class Open(bool isMapping, int line, string? anchor)
    {
        public bool IsMapping { get; } = isMapping;
        public int Line { get; } = line;
        public string? Anchor { get; } = anchor;
        public List<YamlEntry> Entries { get; } = [];
        public List<YamlNode> Items { get; } = [];
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
        public string? Key { get; set; }
        public int KeyLine { get; set; }
        public int Size { get; set; } = 1;
    }
}
