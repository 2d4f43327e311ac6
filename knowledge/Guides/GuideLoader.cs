using System.Security.Cryptography;
using System.Text;
using SupportBot.Knowledge.Guides.Checks;
using SupportBot.Knowledge.Guides.Yaml;
using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>Guides that may be served, and all problems of the folder. A guide with a problem is left out, with those that call it; the others work.</summary>
public sealed record GuideLoad(GuideSet Guides, IReadOnlyList<GuideProblem> Problems);

/// <summary>Reads and checks a folder of guides: <c>id.yaml</c>, translations <c>id.lang.yaml</c>, and the runner's <c>phrases.yaml</c>.</summary>
public sealed class GuideLoader
{
    private readonly Redactor _redactor;
    private readonly IReadOnlyCollection<string> _allowedHosts;
    private readonly Dictionary<string, GuideProblems> _problems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guide> _guides = new(StringComparer.Ordinal);
    private readonly List<Guide> _translations = [];
    private IReadOnlyDictionary<string, GuidePhrases> _phrases = new Dictionary<string, GuidePhrases>();

    private GuideLoader(Redactor redactor, IReadOnlyCollection<string> allowedHosts) => (_redactor, _allowedHosts) = (redactor, allowedHosts);

    /// <summary>
    /// Loads what is in the folder; a folder that does not exist holds no guides. <paramref name="allowedHosts"/>: hosts, with their
    /// subdomains, that texts may link to, in lower case; none by default.
    /// </summary>
    public static GuideLoad Load(string folder, Redactor redactor, IReadOnlyCollection<string>? allowedHosts = null)
    {
        if (!Directory.Exists(folder))
            return new GuideLoad(GuideSet.Empty, []);
        var files = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .ToDictionary(path => Path.GetFileName(path), path => (Func<(YamlNode?, IReadOnlyList<YamlProblem>, string)>)(() => FromDisk(path)), StringComparer.Ordinal);
        return new GuideLoader(redactor, allowedHosts ?? []).Load(files);
    }

    /// <summary>As <see cref="Load(string, Redactor, IReadOnlyCollection{string}?)"/>, from texts by file name: for a preview before anything is saved.</summary>
    public static GuideLoad Load(IReadOnlyDictionary<string, string> texts, Redactor redactor, IReadOnlyCollection<string>? allowedHosts = null) =>
        new GuideLoader(redactor, allowedHosts ?? []).Load(texts.ToDictionary(
            text => text.Key, text => (Func<(YamlNode?, IReadOnlyList<YamlProblem>, string)>)(() => Parsed(text.Value)), StringComparer.Ordinal));

    private GuideLoad Load(Dictionary<string, Func<(YamlNode? Document, IReadOnlyList<YamlProblem> Faults, string Hash)>> files)
    {
        var translations = new List<(string File, string Id, string Language, YamlNode Document, string Hash)>();
        foreach (var (file, read) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var (document, faults, hash) = read();
            foreach (var fault in faults)
                ProblemsOf(file).Add(Enum.Parse<GuideFault>(fault.Fault == YamlFault.Syntax ? nameof(GuideFault.Unreadable) : fault.Fault.ToString()), fault.Line, fault.Message);
            var names = Path.GetFileNameWithoutExtension(file).Split('.');
            if (document is null)
                continue;
            if (file == "phrases.yaml")
                _phrases = new PhraseReader(ProblemsOf(file), Redact).Read(document);
            else if (names.Length == 1)
                ReadGuide(file, names[0], document, hash);
            else
                translations.Add((file, names[0], names[^1], document, hash));
        }
        CallCheck.Check(_guides, guide => ProblemsOf(guide.File));
        foreach (var (file, id, language, document, hash) in translations)
            ReadTranslation(file, id, language, document, hash);
        return Result();
    }

    private void ReadGuide(string file, string name, YamlNode document, string hash)
    {
        var problems = ProblemsOf(file);
        var guide = new GuideReader(problems, Redact).Read(document, hash);
        if (guide.Id != name)
            problems.Add(_guides.ContainsKey(guide.Id) ? GuideFault.DuplicateId : GuideFault.WrongValue, 1, $"The id is '{guide.Id}', but the file is named '{file}'. They must agree.");
        GuideChecker.Check(guide, problems, _allowedHosts);
        _guides[name] = guide;
    }

    private void ReadTranslation(string file, string id, string language, YamlNode document, string hash)
    {
        var problems = ProblemsOf(file);
        if (!ContentLanguages.All.Contains(language) || language == "en")
            problems.Add(GuideFault.WrongValue, 1, $"'{language}' is no language of translations. It can be: {string.Join(", ", ContentLanguages.All.Skip(1))}.");
        else if (!_guides.TryGetValue(id, out var english))
            problems.Add(GuideFault.UnknownGuide, 1, $"There is no guide '{id}.yaml' that this could be a translation of.");
        else
        {
            var guide = new GuideTranslator(problems, Redact).Read(english, language, document, english.Version + hash[..4]);
            TextCheck.Check(guide, new GuidePaths(guide), problems, _allowedHosts);
            _translations.Add(guide);
        }
    }

    private GuideLoad Result()
    {
        var broken = _guides.Where(guide => ProblemsOf(guide.Value.File).Found.Count > 0).Select(guide => guide.Key).ToHashSet(StringComparer.Ordinal);
        while (_guides.Any(guide => !broken.Contains(guide.Key) && CallsOneOf(guide.Value, broken)))
            broken.UnionWith(_guides.Where(guide => CallsOneOf(guide.Value, broken)).Select(guide => guide.Key).ToList());
        var served = _guides.Where(guide => !broken.Contains(guide.Key)).Select(guide => guide.Value)
            .Concat(_translations.Where(guide => !broken.Contains(guide.Id) && ProblemsOf(guide.File).Found.Count == 0));
        return new GuideLoad(new GuideSet(served, _phrases),
            [.. _problems.Values.SelectMany(problems => problems.Found).OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
    }

    private static bool CallsOneOf(Guide guide, HashSet<string> ids) =>
        guide.Steps.Values.OfType<GuideStep.Call>().Any(call => ids.Contains(call.Guide));

    private GuideProblems ProblemsOf(string file) =>
        _problems.TryGetValue(file, out var found) ? found : _problems[file] = new GuideProblems(file);

    private Redaction Redact(string text) => _redactor.Redact(text);

    private static (YamlNode?, IReadOnlyList<YamlProblem>, string) FromDisk(string path)
    {
        var (document, problems) = YamlReader.ReadFile(path);
        return (document, problems, document is null ? "" : Hash(File.ReadAllBytes(path)));
    }

    private static (YamlNode?, IReadOnlyList<YamlProblem>, string) Parsed(string text)
    {
        var (document, problems) = YamlReader.Read(text);
        return (document, problems, Hash(Encoding.UTF8.GetBytes(text)));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
}
