using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Guides;
using SupportBot.Knowledge.Guides.Yaml;
using SupportBot.Knowledge.Search;
using SupportBot.Privacy;

namespace SupportBot.Knowledge;

/// <summary>Reads a content folder: <c>articles/LANGUAGE/ID.md</c>, <c>guides/ID.yaml</c>, <c>synonyms/LANGUAGE.txt</c>, <c>answerability.json</c>.</summary>
public sealed class ContentLoader
{
    /// <summary>Weights of the confidence, beside the content they were fitted on.</summary>
    public const string AnswerabilityFile = "answerability.json";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _directory;
    private readonly List<ContentProblem> _problems = [];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Redactor _redactor;
    private readonly LinkPolicy _links;

    private ContentLoader(string directory, Redactor redactor, LinkPolicy links) =>
        (_directory, _redactor, _links) = (directory, redactor, links);

    /// <summary>Reads everything and reports every problem; only the world's failures (no access, disk) are thrown.</summary>
    /// <param name="redactor">Finds secrets that an author left in an example; null makes one, which takes a moment.</param>
    /// <param name="links">Hosts that content may link to; null: pages of this site only.</param>
    public static ContentLoad Load(string contentDirectory, Redactor? redactor = null, LinkPolicy? links = null)
    {
        if (!Directory.Exists(contentDirectory))
            return new ContentLoad(null, [new ContentProblem(contentDirectory, 0, "The content folder does not exist.")]);

        var loader = new ContentLoader(contentDirectory, redactor ?? new Redactor(), links ?? LinkPolicy.OwnPages);
        return loader.Load();
    }

    private ContentLoad Load()
    {
        var guides = ReadGuides();
        var articles = ReadArticles(guides);
        var synonyms = ReadSynonyms();
        var answerability = ReadAnswerability();
        var version = Convert.ToHexStringLower(_hash.GetHashAndReset())[..16];
        if (_problems.Count > 0)
            return new ContentLoad(null, [.. _problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)]);

        return new ContentLoad(new KnowledgeBase(articles, guides, synonyms, answerability!, version), []);
    }

    private GuideSet ReadGuides()
    {
        foreach (var file in Files("guides", "*.yaml"))
            ReadText(file);
        var load = GuideLoader.Load(Path.Combine(_directory, "guides"), _redactor, _links.Hosts);
        _problems.AddRange(load.Problems.Select(p => new ContentProblem(
            $"guides/{p.File}", p.Line, p.Path.Length > 0 ? $"{p.Message} Path: {p.Path}" : p.Message)));
        return load.Guides;
    }

    private List<Article> ReadArticles(GuideSet guides)
    {
        var loader = new ArticleLoader(_links, _problems);
        var articles = new List<Article>();
        var files = Files("articles", "*.md");
        foreach (var file in files)
        {
            if (ReadText(file) is not { } text)
                continue;
            CheckSecrets(file, text);
            if (loader.Read(file, text) is { } article)
                articles.Add(article);
        }

        if (files.Count == 0)
            _problems.Add(new ContentProblem("articles", 0, "There is no article."));
        CheckTogether(articles, [.. files.Select(f => Path.GetFileNameWithoutExtension(f))]);
        CheckGuides(articles, guides);
        return articles;
    }

    /// <summary>What can only be seen with all articles at hand.</summary>
    /// <param name="ids">Of all files, broken ones too: a fault in one article is not reported again in those that name it.</param>
    private void CheckTogether(List<Article> articles, HashSet<string> ids)
    {
        foreach (var article in articles)
        {
            foreach (var related in article.Related.Where(r => !ids.Contains(r) || r == article.Id))
            {
                var fault = related == article.Id ? "is related to itself." : $"names \"{related}\" as related, but there is no such article.";
                _problems.Add(new ContentProblem(article.File, LineOf(article, related, "related:"), $"The article {fault}"));
            }
        }

        foreach (var twice in articles.GroupBy(a => (a.Language, a.Id)).Where(g => g.Count() > 1))
        {
            _problems.Add(new ContentProblem(twice.Last().File, 1,
                $"The id \"{twice.Key.Id}\" is taken by {twice.First().File}; an id stands once in a language."));
        }

        var english = articles.Where(a => a.Language == ContentLanguages.Fallback).ToLookup(a => a.Id);
        foreach (var translation in articles.Where(a => a.Language != ContentLanguages.Fallback))
        {
            if (english[translation.Id].FirstOrDefault() is { } original
                && (original.Category, original.Topic, original.Audience) != (translation.Category, translation.Topic, translation.Audience))
            {
                _problems.Add(new ContentProblem(translation.File, 1,
                    "Category, topic and audience must be the same as in the English article."));
            }
        }
    }

    private void CheckGuides(List<Article> articles, GuideSet guides)
    {
        var files = Files("guides", "*.yaml").Select(f => Path.GetFileName(f).Split('.')[0]).ToHashSet();
        foreach (var article in articles.Where(a => a.Guide is { } id && guides.Find(id, a.Language) is null && !files.Contains(id)))
            _problems.Add(new ContentProblem(article.File, LineOf(article, article.Guide!, "guide:"), $"The article offers the guide \"{article.Guide}\", but there is no such guide."));
    }

    /// <summary>An example in an article must not look like a secret: readers would copy the habit. Doubtful findings are prose about secrets.</summary>
    private void CheckSecrets(string file, string text)
    {
        foreach (var finding in _redactor.Redact(text).Findings.Where(f => f.Certain))
        {
            var line = text.AsSpan(0, Math.Min(finding.Start, text.Length)).Count('\n') + 1;
            _problems.Add(new ContentProblem(file, line, $"This looks like a secret ({finding.Kind}). Describe it instead of showing one."));
        }
    }

    private int LineOf(Article article, string value, string key)
    {
        var lines = File.ReadAllLines(Path.Combine(_directory, article.File));
        var start = Array.FindIndex(lines, l => l.StartsWith(key, StringComparison.Ordinal));
        return Array.FindIndex(lines, Math.Max(0, start), l => l.Contains(value, StringComparison.Ordinal)) + 1;
    }

    private Dictionary<string, Synonyms> ReadSynonyms()
    {
        var all = new Dictionary<string, Synonyms>();
        foreach (var file in Files("synonyms", "*.txt"))
        {
            var language = Path.GetFileNameWithoutExtension(file);
            if (!ContentLanguages.IsKnown(language))
                _problems.Add(new ContentProblem(file, 0, $"The file is named after its language: one of {string.Join(", ", ContentLanguages.All)}."));
            if (ReadText(file) is not { } text)
                continue;

            var faults = new List<(int Line, string Message)>();
            all[language] = Synonyms.Read(language, text.ReplaceLineEndings("\n").Split('\n'), faults);
            _problems.AddRange(faults.Select(f => new ContentProblem(file, f.Line, f.Message)));
        }

        return all;
    }

    private Answerability? ReadAnswerability()
    {
        const string file = AnswerabilityFile;
        if (!File.Exists(Path.Combine(_directory, file)))
            return Answerability.Shipped;
        if (ReadText(file) is not { } text)
            return null;

        try
        {
            return Answerability.FromJson(text);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            _problems.Add(new ContentProblem(file, 0, $"The weights cannot be read: {e.Message} Make them again with: benchmark answerability."));
            return null;
        }
    }

    private List<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(_directory, folder);
        if (!Directory.Exists(path))
            return [];
        return [.. Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(_directory, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
    }

    private string? ReadText(string file)
    {
        var info = new FileInfo(Path.Combine(_directory, file));
        if (info.Length > YamlReader.MaxBytes)
        {
            _problems.Add(new ContentProblem(file, 0, $"The file has {info.Length / 1024} KiB; {YamlReader.MaxBytes / 1024} are the most."));
            return null;
        }

        var bytes = File.ReadAllBytes(info.FullName);
        _hash.AppendData(Encoding.UTF8.GetBytes(file + '\0'));
        _hash.AppendData(bytes);
        try
        {
            return s_strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            _problems.Add(new ContentProblem(file, 0, "The file is not UTF-8 text."));
            return null;
        }
    }
}
