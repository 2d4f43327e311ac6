using SupportBot.Knowledge.Articles;
using SupportBot.Privacy;

namespace SupportBot.Knowledge;

/// <summary>
/// The knowledge being served. A change of the content is taken over whole, between two turns; content with a problem is
/// reported and the last good one stays.
/// </summary>
public sealed class KnowledgeSource
{
    private readonly string _directory;
    private readonly Redactor _redactor;
    private readonly LinkPolicy _links;
    private readonly Lock _reloading = new();
    private volatile KnowledgeBase _current;
    private volatile IReadOnlyList<ContentProblem> _problems = [];
    private string _seen;

    private KnowledgeSource(string directory, Redactor redactor, LinkPolicy links, KnowledgeBase current, string seen) =>
        (_directory, _redactor, _links, _current, _seen) = (directory, redactor, links, current, seen);

    /// <summary>After each successful change; the handler gets what is served from now on.</summary>
    public event Action<KnowledgeBase>? Changed;

    /// <summary>Take it once per turn, so that the whole turn sees the same.</summary>
    public KnowledgeBase Current => _current;

    /// <summary>What is wrong with the files as they are now; empty when they are what is served.</summary>
    public IReadOnlyList<ContentProblem> Problems => _problems;

    /// <exception cref="ContentException">The content has problems; there is nothing to fall back on yet.</exception>
    public static KnowledgeSource Open(string directory, Redactor redactor, LinkPolicy? links = null)
    {
        links ??= LinkPolicy.OwnPages;
        var seen = Directory.Exists(directory) ? Fingerprint(directory) : "";
        var load = ContentLoader.Load(directory, redactor, links);
        return load.Base is { } current
            ? new KnowledgeSource(directory, redactor, links, current, seen)
            : throw new ContentException(directory, load.Problems);
    }

    /// <summary>Reads the content again if a file changed; true when something new is being served.</summary>
    public bool ReloadIfChanged()
    {
        lock (_reloading)
        {
            var seen = Directory.Exists(_directory) ? Fingerprint(_directory) : "";
            if (seen == _seen)
                return false;

            var load = ContentLoader.Load(_directory, _redactor, _links);
            _seen = seen;
            _problems = load.Problems;
            if (load.Base is not { } fresh || fresh.Version == _current.Version)
                return false;

            _current = fresh;
            Changed?.Invoke(fresh);
            return true;
        }
    }

    /// <summary>Names, sizes and times: cheap enough to look at twice a second, and true on every file system, unlike watchers.</summary>
    private static string Fingerprint(string directory)
    {
        var hash = new HashCode();
        var count = 0;
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            hash.Add(file.FullName);
            hash.Add(file.Length);
            hash.Add(file.LastWriteTimeUtc.Ticks);
            count++;
        }

        return $"{count}:{hash.ToHashCode()}";
    }
}
