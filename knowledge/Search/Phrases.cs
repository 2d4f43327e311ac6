namespace SupportBot.Knowledge.Search;

/// <summary>Titles and questions as sets of words, while they are collected.</summary>
internal sealed class Phrases
{
    private readonly List<int> _terms = [];
    private readonly List<int> _phraseStarts = [];
    private readonly List<int> _documentStarts = [];

    public void StartDocument() => _documentStarts.Add(_phraseStarts.Count);

    public void StartPhrase() => _phraseStarts.Add(_terms.Count);

    public void Add(int term)
    {
        for (var i = _terms.Count - 1; i >= _phraseStarts[^1]; i--)
        {
            if (_terms[i] == term)
                return;
        }

        _terms.Add(term);
    }

    public PhraseIndex Freeze(Postings postings)
    {
        _phraseStarts.Add(_terms.Count);
        var norms = new float[_phraseStarts.Count - 1];
        for (var p = 0; p < norms.Length; p++)
        {
            for (var i = _phraseStarts[p]; i < _phraseStarts[p + 1]; i++)
                norms[p] += postings.Rarity(_terms[i]) * postings.Rarity(_terms[i]);
            norms[p] = MathF.Sqrt(norms[p]);
        }

        return new PhraseIndex([.. _documentStarts], [.. _phraseStarts], [.. _terms], norms);
    }
}

/// <summary>
/// Titles and questions as sets of words. Document <c>d</c> owns the phrases <c>DocumentStarts[d]</c> up to
/// <c>DocumentStarts[d + 1]</c>; phrase <c>p</c> the places <c>PhraseStarts[p]</c> up to <c>PhraseStarts[p + 1]</c> of
/// <paramref name="Terms"/>. <paramref name="Norms"/>: length of each phrase as a vector of rarities.
/// </summary>
internal sealed record PhraseIndex(int[] DocumentStarts, int[] PhraseStarts, int[] Terms, float[] Norms)
{
    public long Bytes => 4L * (DocumentStarts.Length + PhraseStarts.Length + Terms.Length + Norms.Length);

    /// <summary>The best cosine between the query and a title or question of the document, in [0, 1].</summary>
    /// <param name="weights">By term: squared rarity times how surely the query means this term; 0 elsewhere.</param>
    /// <param name="queryNorm">Length of the query's vector.</param>
    public float BestLikeness(int document, ReadOnlySpan<float> weights, float queryNorm)
    {
        var best = 0f;
        for (var p = DocumentStarts[document]; p < DocumentStarts[document + 1]; p++)
        {
            var shared = 0f;
            for (var i = PhraseStarts[p]; i < PhraseStarts[p + 1]; i++)
                shared += weights[Terms[i]];
            if (shared > 0)
                best = MathF.Max(best, shared / (Norms[p] * queryNorm));
        }

        return best;
    }
}
