using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Search;

/// <summary>The articles of one language with their index.</summary>
internal sealed class ArticleShelf
{
    private const int Considered = 20;

    /// <summary>Being of the likely category or topic, relative to the score from the words. Measured, see bench/search.md.</summary>
    private const double CategoryBoost = .08;
    private const double TopicBoost = .22;

    private readonly Answerability _answerability;
    private readonly bool _allAreOpen;

    public ArticleShelf(string language, IReadOnlyList<Article> articles, Synonyms synonyms, Answerability answerability)
    {
        Articles = articles;
        _answerability = answerability;
        _allAreOpen = articles.All(a => a.Audience == Audience.Public && a.ValidFrom is null && a.ValidUntil is null);
        Index = SearchIndex.Build([.. articles.Select(ToDocument)], language, synonyms);
    }

    public IReadOnlyList<Article> Articles { get; }

    public SearchIndex Index { get; }

    public static SearchDocument ToDocument(Article article) =>
        new(article.Title, article.Questions, ArticleText.ToPlainText(article.Body));

    /// <summary>Adds the best hits to <paramref name="into"/>, best first.</summary>
    public void Search(string query, SearchRequest request, List<Hit> into)
    {
        Span<DocumentHit> found = stackalloc DocumentHit[Considered];
        var count = Index.Search(query, found, Filter(request));
        found = found[..count];
        if (request.Category is not null || request.Topic is not null)
            Boost(found, request);

        foreach (var hit in found[..Math.Min(count, request.Top)])
            into.Add(ToHit(query, hit, request));
    }

    private Func<int, bool>? Filter(SearchRequest request)
    {
        if (_allAreOpen)
            return null;

        var day = DateOnly.FromDateTime(request.Now.UtcDateTime);
        return i => (request.IncludeStaff || Articles[i].Audience == Audience.Public) && Articles[i].IsServedOn(day);
    }

    private void Boost(Span<DocumentHit> found, SearchRequest request)
    {
        foreach (ref var hit in found)
            hit = hit with { Score = hit.Score * (float)(1 + BoostOf(Articles[hit.Document], request)) };
        found.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Document.CompareTo(b.Document));
    }

    private static double BoostOf(Article article, SearchRequest request) =>
        (article.Category == request.Category ? CategoryBoost : 0) + (article.Topic == request.Topic ? TopicBoost : 0);

    private Hit ToHit(string query, DocumentHit hit, SearchRequest request)
    {
        var article = Articles[hit.Document];
        return new Hit(article, hit.Score, _answerability.Confidence(hit.Evidence), hit.Evidence, () => Explain(query, hit, request));
    }

    private IReadOnlyList<ScorePart> Explain(string query, DocumentHit hit, SearchRequest request)
    {
        var parts = Index.Explain(query, hit.Document);
        var boost = BoostOf(Articles[hit.Document], request);
        return boost == 0 ? parts : [.. parts, new ScorePart("category", request.Topic ?? request.Category ?? "", hit.Score * boost / (1 + boost))];
    }
}
