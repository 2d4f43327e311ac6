using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SupportBot.Knowledge.Guides.Yaml;

/// <summary>
/// Reads YAML as plain data from parser events, with a stack of its own: YamlDotNet's deserializer recurses, and 1,000 nested
/// brackets end the process with a stack overflow that nobody can catch. Limits are checked while the events come, so a hostile
/// file is refused before it costs anything.
/// </summary>
public static class YamlReader
{
    /// <summary>Bytes of UTF-8.</summary>
    public const int MaxBytes = 256 * 1024;
    public const int MaxDepth = 32;
    public const int MaxAliases = 64;

    /// <summary>Nodes after aliases are followed: 64 nested aliases could otherwise stand for billions.</summary>
    public const int MaxNodes = 100_000;

    /// <summary>The document, or null when there are problems. Duplicate keys are all collected; other faults stop the reading.</summary>
    public static (YamlNode? Document, IReadOnlyList<YamlProblem> Problems) Read(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return (null, [new YamlProblem(YamlFault.TooLarge, 1, $"The file is larger than {MaxBytes / 1024} KiB. Split it.")]);
        var builder = new YamlBuilder();
        try
        {
            var parser = new Parser(new StringReader(text));
            while (!builder.Stopped && parser.MoveNext())
                builder.Take(parser.Current!);
        }
        catch (YamlException fault)
        {
            // An open bracket is noticed behind the last line, where no editor can go.
            builder.Fail(YamlFault.Syntax, (int)Math.Min(fault.Start.Line, 1 + text.AsSpan().TrimEnd().Count('\n')), $"This is not YAML: {fault.Message}");
        }
        return builder.Problems.Count == 0 && builder.Document is { } document
            ? (document, [])
            : (null, builder.Problems.Count > 0 ? builder.Problems : [new YamlProblem(YamlFault.Syntax, 1, "The file is empty.")]);
    }

    /// <summary>As <see cref="Read"/>, but looks at the size before a byte is read.</summary>
    public static (YamlNode? Document, IReadOnlyList<YamlProblem> Problems) ReadFile(string path) =>
        new FileInfo(path).Length > MaxBytes
            ? (null, [new YamlProblem(YamlFault.TooLarge, 1, $"The file is larger than {MaxBytes / 1024} KiB. Split it.")])
            : Read(File.ReadAllText(path));
}
