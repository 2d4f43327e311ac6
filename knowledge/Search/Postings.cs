namespace SupportBot.Knowledge.Search;

/// <summary>
/// Which documents hold a term, and what it is worth there. Term <c>t</c> owns the places <c>Starts[t]</c> up to
/// <c>Starts[t + 1]</c> of <see cref="Documents"/> (ascending) and <see cref="Scores"/>.
/// </summary>
internal sealed record Postings(int DocumentCount, int[] Starts, int[] Documents, float[] Scores)
{
    public long Bytes => 4L * Starts.Length + 8L * Documents.Length;

    public int Frequency(int term) => Starts[term + 1] - Starts[term];

    /// <summary>Inverse document frequency as BM25 has it, never negative; for a term that no document holds use <c>-1</c>.</summary>
    public float Rarity(int term)
    {
        var frequency = term < 0 ? 0 : Frequency(term);
        return MathF.Log(1 + (DocumentCount - frequency + .5f) / (frequency + .5f));
    }

    /// <summary>What the term is worth in the document; 0 if it is not there.</summary>
    public float Score(int term, int document)
    {
        var start = Starts[term];
        var at = Documents.AsSpan(start, Frequency(term)).BinarySearch(document);
        return at < 0 ? 0 : Scores[start + at];
    }
}
