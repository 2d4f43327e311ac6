using System.Collections.Frozen;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Guides;
using SupportBot.Knowledge.Search;
using SupportBot.Privacy;

namespace SupportBot.Knowledge;

/// <summary>
/// Everything we know, at one moment: immutable, and safe for any number of threads. Made by <see cref="ContentLoader"/>;
/// <see cref="KnowledgeSource"/> holds the one that is being served.
/// </summary>
public sealed class KnowledgeBase
{
    /// <summary>A hit below this is noise, and does not stand before one in English.</summary>
    private const double Noise = .1;

    private readonly FrozenDictionary<string, ArticleShelf> _shelves;
    private readonly IReadOnlyDictionary<string, Synonyms> _synonyms;
    private readonly FrozenDictionary<(string Id, string Language), Article> _articles;
    private readonly FrozenDictionary<string, IReadOnlyList<Article>> _topics;

    internal KnowledgeBase(
        IReadOnlyList<Article> articles, GuideSet guides, IReadOnlyDictionary<string, Synonyms> synonyms, Answerability answerability, string version)
    {
        Guides = guides;
        _topics = articles.Where(a => a.Language == ContentLanguages.Fallback && a.Audience == Audience.Public)
            .GroupBy(a => a.Topic).ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<Article>)[.. g]);
        Articles = articles;
        Answerability = answerability;
        _synonyms = synonyms;
        Version = version;
        _articles = articles.ToFrozenDictionary(a => (a.Id, a.Language));
        _shelves = articles.GroupBy(a => a.Language).ToFrozenDictionary(
            g => g.Key,
            g => new ArticleShelf(g.Key, [.. g], SynonymsOf(g.Key), answerability));
    }

    /// <summary>In order of language and id, staff-only and out-of-date ones too.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>Guides that were proved to end, in every language they are in.</summary>
    public GuideSet Guides { get; }

    /// <summary>What people may read of a category, in their language or English, in order of id.</summary>
    public IReadOnlyList<Article> InCategory(string category, string language, DateTimeOffset now) =>
        [.. Articles.Where(article => article.Language == ContentLanguages.Fallback && article.Category == category && article.Audience == Audience.Public)
            .Select(article => Find(article.Id, language)!)
            .Where(article => article.IsServedOn(DateOnly.FromDateTime(now.UtcDateTime)))];

    /// <summary>What people may read of a topic, in their language or English, in order of id.</summary>
    public IReadOnlyList<Article> InTopic(string topic, string language, DateTimeOffset now)
    {
        if (!_topics.TryGetValue(topic, out var english))
            return [];
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var served = new List<Article>(english.Count);
        foreach (var article in english)
            if (Find(article.Id, language) is { } own && own.IsServedOn(day))
                served.Add(own);
        return served;
    }

    /// <summary>Changes when any content file changes; the same content has the same version everywhere.</summary>
    public string Version { get; }

    public Answerability Answerability { get; }

    /// <summary>What people of this language call the same thing, as the content says.</summary>
    public Synonyms SynonymsOf(string language) => _synonyms.GetValueOrDefault(language, Synonyms.None);

    /// <summary>The article in this language, or in English, or null.</summary>
    public Article? Find(string id, string language) =>
        _articles.GetValueOrDefault((id, language)) ?? _articles.GetValueOrDefault((id, ContentLanguages.Fallback));

    /// <summary>
    /// The articles most likely to answer, best first; empty if no word of the query is known. Whether the best is good
    /// enough is for <see cref="Hit.Confidence"/> to say. Never throws, whatever the query.
    /// </summary>
    public IReadOnlyList<Hit> Search(SafeText query, SearchRequest request)
    {
        var hits = new List<Hit>(request.Top);
        if (_shelves.TryGetValue(request.Language, out var own))
            own.Search(query.Value, request, hits);
        if (request.Language != ContentLanguages.Fallback && _shelves.TryGetValue(ContentLanguages.Fallback, out var english))
            AddEnglish(english, query.Value, request, hits);
        return hits;
    }

    private void AddEnglish(ArticleShelf english, string query, SearchRequest request, List<Hit> hits)
    {
        var found = new List<Hit>(request.Top);
        english.Search(query, request, found);
        found.RemoveAll(h => _articles.ContainsKey((h.Article.Id, request.Language)));

        var at = hits.FindIndex(h => h.Confidence < Noise);
        hits.InsertRange(at < 0 ? hits.Count : at, found);
        if (hits.Count > request.Top)
            hits.RemoveRange(request.Top, hits.Count - request.Top);
    }
}
