using System.Collections.Concurrent;

namespace SupportBot.Knowledge.Search;

/// <summary>
/// Documents in memory, ranked for a question in plain words. Immutable and safe for any number of threads; a change of the
/// documents is a new index. Build and search are the whole border: another engine can stand behind the same two calls.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>Documents that are looked at again after the first ranking.</summary>
    private const int Candidates = 24;

    private readonly ConcurrentBag<Query> _spare = [];
    private readonly PhraseIndex _phrases;

    internal SearchIndex(
        string language, RankingOptions options, Vocabulary vocabulary, Postings postings, PhraseIndex phrases, Synonyms synonyms)
    {
        (Options, Vocabulary, Postings, _phrases) = (options, vocabulary, postings, phrases);
        Stemmer = Stemmer.For(language);
        Synonyms = synonyms;
        HasPairs = postings.DocumentCount <= options.LargeCollection;
    }

    public int DocumentCount => Postings.DocumentCount;

    /// <summary>Memory of the index, without the documents themselves.</summary>
    public long Bytes => Vocabulary.Bytes + Postings.Bytes + _phrases.Bytes;

    internal RankingOptions Options { get; }
    internal Vocabulary Vocabulary { get; }
    internal Postings Postings { get; }
    internal Stemmer Stemmer { get; }
    internal Synonyms Synonyms { get; }
    internal bool HasPairs { get; }

    /// <param name="language">ISO 639-1; decides how words are cut to stems. Unknown ones are not stemmed.</param>
    public static SearchIndex Build(
        IReadOnlyCollection<SearchDocument> documents, string language, Synonyms? synonyms = null, RankingOptions? options = null)
    {
        options ??= RankingOptions.Default;
        var builder = new IndexBuilder(language, options, documents.Count > options.LargeCollection);
        foreach (var document in documents)
            builder.Add(document);
        return builder.Build(synonyms ?? Synonyms.None);
    }

    /// <summary>The best documents for the query, best first; equal scores in order of number. Never throws, whatever the query.</summary>
    /// <param name="hits">Filled from the start; its length is how many are wanted, at most 24.</param>
    /// <param name="allow">Leaves a document out when false; called for likely hits only. Null: all.</param>
    /// <returns>How many were found.</returns>
    public int Search(ReadOnlySpan<char> query, Span<DocumentHit> hits, Func<int, bool>? allow = null)
    {
        if (DocumentCount == 0 || hits.IsEmpty)
            return 0;

        if (!_spare.TryTake(out var work))
            work = new Query(Vocabulary.Count, DocumentCount);
        work.Read(query, this);
        AddUp(work);

        Span<DocumentHit> best = stackalloc DocumentHit[Candidates];
        var count = TakeBest(work, best, allow);
        best = best[..count];
        AddLikeness(work, best);
        count = Math.Min(count, hits.Length);
        for (var i = 0; i < count; i++)
            hits[i] = best[i] with { Evidence = Weigh(work, best, i) };

        work.Clear();
        _spare.Add(work);
        return count;
    }

    /// <summary>Why the document scores as it does for the query; the parts add up to its score. Empty if it does not match.</summary>
    public IReadOnlyList<ScorePart> Explain(ReadOnlySpan<char> query, int document)
    {
        if (!_spare.TryTake(out var work))
            work = new Query(Vocabulary.Count, DocumentCount);
        work.Read(query, this);
        var parts = new Dictionary<(string Reason, string Text), double>();
        foreach (var term in work.Terms)
        {
            var score = term.Weight * Postings.Score(term.Term, document);
            if (score == 0)
                continue;

            var key = (Reason(term), Text(work, term));
            parts[key] = parts.GetValueOrDefault(key) + score;
        }

        if (_phrases.BestLikeness(document, work.Weights, work.Norm) is > 0 and var likeness)
            parts[("likeness to a question", "title or nearest question")] = LikenessScore(work, likeness);
        work.Clear();
        _spare.Add(work);
        return [.. parts.Select(p => new ScorePart(p.Key.Reason, p.Key.Text, p.Value)).OrderByDescending(p => p.Score)];
    }

    private void AddUp(Query work)
    {
        var scores = work.Scores;
        foreach (var term in work.Terms)
        {
            var (start, length) = (Postings.Starts[term.Term], Postings.Frequency(term.Term));
            var documents = Postings.Documents.AsSpan(start, length);
            var worth = Postings.Scores.AsSpan(start, length);
            for (var i = 0; i < documents.Length; i++)
                scores[documents[i]] += term.Weight * worth[i];
        }
    }

    private static int TakeBest(Query work, Span<DocumentHit> best, Func<int, bool>? allow)
    {
        var count = 0;
        var scores = work.Scores;
        var least = 0f;
        for (var document = 0; document < scores.Length; document++)
        {
            var score = scores[document];
            if (score <= least || (allow is not null && !allow(document)))
                continue;

            if (count < best.Length)
                count++;
            var at = count - 1;
            for (; at > 0 && best[at - 1].Score < score; at--)
                best[at] = best[at - 1];
            best[at] = new DocumentHit(document, score, default);
            if (count == best.Length)
                least = best[^1].Score;
        }

        return count;
    }

    private void AddLikeness(Query work, Span<DocumentHit> best)
    {
        for (var i = 0; i < best.Length; i++)
        {
            var likeness = _phrases.BestLikeness(best[i].Document, work.Weights, work.Norm);
            best[i] = best[i] with
            {
                Score = best[i].Score + LikenessScore(work, likeness),
                Evidence = new HitEvidence(0, likeness, 0, 0, 0),
            };
        }

        best.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Document.CompareTo(b.Document));
    }

    private float LikenessScore(Query work, float likeness) => Options.LikenessWeight * likeness * Full(work);

    /// <summary>The score if every word matched as well as it could.</summary>
    private float Full(Query work) => work.Rarity * (Options.K1 + 1);

    private HitEvidence Weigh(Query work, ReadOnlySpan<DocumentHit> best, int i)
    {
        var score = best[i].Score;
        var rival = best.Length == 1 ? 0 : i == 0 ? best[1].Score : best[0].Score;
        return new HitEvidence(
            Coverage(work, best[i].Document),
            best[i].Evidence.Likeness,
            work.Rarity > 0 ? score / Full(work) : 0,
            (score - rival) / MathF.Max(score, rival),
            work.Words.Count);
    }

    private float Coverage(Query work, int document)
    {
        var found = 0f;
        foreach (var term in work.WordTerms)
        {
            if (term >= 0 && Postings.Score(term, document) > 0)
                found += Postings.Rarity(term);
        }

        return work.Rarity > 0 ? found / work.Rarity : 0;
    }

    private string Reason(QueryTerm term) => Vocabulary.Kind(term.Term) switch
    {
        TermKind.Pair => "words in a row",
        TermKind.Gram => "letters",
        _ => term.Weight < 1 ? "synonym or correction" : "word",
    };

    private string Text(Query work, QueryTerm term)
    {
        var word = work.Words.Text(work.Words.Words[term.Word]).ToString();
        return Vocabulary.Kind(term.Term) == TermKind.Pair
            ? $"{work.Words.Text(work.Words.Words[term.Word - 1])} {word}"
            : word;
    }
}
