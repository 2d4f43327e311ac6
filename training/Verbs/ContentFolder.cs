using System.CommandLine;
using SupportBot.Knowledge;
using SupportBot.Privacy;
using SupportBot.Training.Data;

namespace SupportBot.Training.Verbs;

/// <summary>The articles and guides that a verb works on: the repository's, or a folder that is named.</summary>
internal static class ContentFolder
{
    public static Option<DirectoryInfo?> Option() => new("--content") { Description = "content folder; by default knowledge/content" };

    public static DirectoryInfo Of(ParseResult parse, Option<DirectoryInfo?> option) => parse.GetValue(option) ?? Repository.Folder("knowledge", "content");

    /// <exception cref="DataProblemException">Every problem of the content.</exception>
    public static KnowledgeBase Load(DirectoryInfo folder, Redactor redactor)
    {
        var load = ContentLoader.Load(folder.FullName, redactor);
        return load.Base ?? throw new DataProblemException(string.Join('\n', load.Problems));
    }
}
