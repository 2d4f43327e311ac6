using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Knowledge;

/// <summary>
/// YAML from a file that we did not write. Events are scanned first, because the tree builder recurses: a file of a
/// thousand nested brackets would end the process (measured: exit 134, not catchable).
/// </summary>
internal static class YamlText
{
    public const int MaxBytes = 256 * 1024;
    private const int MaxDepth = 32;
    private const int MaxAliases = 64;

    /// <summary>The root mapping, or null with the reason and its 1-based line within <paramref name="text"/>.</summary>
    public static YamlMappingNode? Read(string text, out string fault, out int line)
    {
        (fault, line) = ("", 0);
        try
        {
            if ((fault = Scan(text, out line)).Length > 0)
                return null;

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return root;

            (fault, line) = ("The text must be one YAML mapping of keys to values.", 1);
        }
        catch (YamlException e)
        {
            (fault, line) = ($"This is not valid YAML: {Plain(e)}", (int)e.Start.Line);
        }

        return null;
    }

    private static string Scan(string text, out int line)
    {
        line = 0;
        if (text.Length > MaxBytes)
            return $"The file is larger than {MaxBytes / 1024} KiB.";

        var parser = new Parser(new StringReader(text));
        int depth = 0, aliases = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            line = (int)current.Start.Line;
            depth += current.NestingIncrease;
            if (depth > MaxDepth)
                return $"The YAML is nested deeper than {MaxDepth} levels.";

            if (current is AnchorAlias && ++aliases > MaxAliases)
                return $"The YAML uses more than {MaxAliases} aliases.";
        }

        return "";
    }

    private static string Plain(YamlException e) => (e.InnerException?.Message ?? e.Message).TrimEnd('.') + ".";
}
