namespace SupportBot.Knowledge.Search;

/// <summary>A term to look for.</summary>
/// <param name="Weight">1 for a word of the query; less for what it may have meant.</param>
/// <param name="Word">Which word of the query it comes from.</param>
internal readonly record struct QueryTerm(int Term, float Weight, int Word);

/// <summary>A query as terms, and the working memory of one search. Kept and reused; one search at a time.</summary>
internal sealed class Query(int terms, int documents)
{
    /// <summary>More words than anyone types into a search; what follows is not looked at.</summary>
    private const int MaxWords = 128;
    private const int MaxCorrections = 4;

    private readonly int[] _corrections = new int[MaxCorrections];
    private readonly int[] _wordTerms = new int[MaxWords];
    private readonly float[] _weights = new float[terms];
    private readonly float[] _scores = new float[documents];
    private QueryTerm[] _terms = new QueryTerm[512];

    public WordList Words { get; } = new();

    /// <summary>By document; all zero between searches.</summary>
    public float[] Scores => _scores;

    public ReadOnlySpan<QueryTerm> Terms => _terms.AsSpan(0, Count);

    /// <summary>By word of the query: its stem, or the likeliest correction, or -1.</summary>
    public ReadOnlySpan<int> WordTerms => _wordTerms.AsSpan(0, Words.Count);

    /// <summary>By term: squared rarity times certainty, for <see cref="PhraseIndex.BestLikeness"/>.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    public int Count { get; private set; }

    /// <summary>Sum of the rarities of all words, known or not.</summary>
    public float Rarity { get; private set; }

    /// <summary>Length of the query as a vector of rarities.</summary>
    public float Norm { get; private set; }

    public void Read(ReadOnlySpan<char> text, SearchIndex index)
    {
        Words.Find(text, MaxWords);
        (Count, Rarity, Norm) = (0, 0, 0);
        for (var i = 0; i < Words.Count; i++)
            ReadWord(i, index);
        index.Synonyms.Expand(this, index);
        if (index.HasPairs)
            ReadPairsAndGrams(index.Vocabulary);
        Norm = MathF.Sqrt(Norm);
    }

    public void Add(int term, float weight, int word)
    {
        if (Count == _terms.Length)
            Array.Resize(ref _terms, 2 * Count);
        _terms[Count++] = new QueryTerm(term, weight, word);
    }

    /// <summary>Notes that the query means this term, for the likeness of phrases.</summary>
    public void Means(int term, float certainty, float rarity) =>
        _weights[term] = MathF.Max(_weights[term], certainty * rarity * rarity);

    public void Clear()
    {
        foreach (var term in Terms)
            _weights[term.Term] = 0;
        Array.Clear(_scores);
    }

    private void ReadWord(int i, SearchIndex index)
    {
        ref readonly var word = ref Words.Words[i];
        var letters = Words.Text(word);
        var term = index.Vocabulary.FindWord(letters, word, index.Stemmer);
        if (term >= 0)
        {
            Add(term, 1, i);
            Means(term, 1, index.Postings.Rarity(term));
        }
        else if (!word.IsPiece)
        {
            term = Correct(letters, i, index);
        }

        _wordTerms[i] = term;
        var rarity = index.Postings.Rarity(term);
        Rarity += rarity;
        Norm += rarity * rarity;
    }

    /// <summary>An unknown word stands for the known ones near it, each as likely as it is frequent.</summary>
    private int Correct(ReadOnlySpan<char> letters, int word, SearchIndex index)
    {
        var found = index.Vocabulary.FindMisspelt(letters, _corrections);
        var (total, best) = (0, -1);
        foreach (var term in _corrections.AsSpan(0, found))
        {
            total += index.Postings.Frequency(term);
            if (best < 0 || index.Postings.Frequency(term) > index.Postings.Frequency(best))
                best = term;
        }

        foreach (var term in _corrections.AsSpan(0, found))
        {
            var certainty = index.Options.FuzzyWeight * index.Postings.Frequency(term) / total;
            Add(term, certainty, word);
            Means(term, certainty, index.Postings.Rarity(term));
        }

        return best;
    }

    private void ReadPairsAndGrams(Vocabulary vocabulary)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if (i > 0 && _wordTerms[i - 1] >= 0 && _wordTerms[i] >= 0)
                AddIfKnown(vocabulary.FindTerm(TermHash.Pair(_wordTerms[i - 1], _wordTerms[i])), i);
            if (Words.Words[i].IsPiece)
                continue;

            var grams = new LetterGroups(Words.Text(Words.Words[i]));
            while (grams.Next(out var gram))
                AddIfKnown(vocabulary.FindTerm(gram), i);
        }
    }

    private void AddIfKnown(int term, int word)
    {
        if (term >= 0)
            Add(term, 1, word);
    }
}
