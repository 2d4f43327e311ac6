using SupportBot.Knowledge.Guides;
using SupportBot.Privacy;
using SupportBot.Training.Data;

namespace SupportBot.Training.Verbs;

/// <summary>The guides of the repository, for verbs that look at one of them.</summary>
internal static class GuideFolder
{
    /// <summary>The guides, and the one that is asked for in exactly this language.</summary>
    /// <exception cref="DataProblemException">There is no such guide or translation, or it has a fault and is not served.</exception>
    public static (GuideSet Guides, Guide Guide) Find(string id, string language)
    {
        var load = GuideLoader.Load(Repository.Folder("knowledge", "content", "guides").FullName, new Redactor());
        if (load.Guides.Find(id, language) is { } guide && guide.Language == language) return (load.Guides, guide);
        var faults = load.Problems.Where(problem => problem.File.StartsWith(id + ".", StringComparison.Ordinal)).ToList();
        if (faults.Count > 0) throw new DataProblemException(string.Join('\n', faults));
        var known = string.Join(", ", load.Guides.All.Select(g => g.Id).Distinct());
        throw new DataProblemException($"There is no guide \"{id}\" in \"{language}\". Guides: {known}.");
    }
}
