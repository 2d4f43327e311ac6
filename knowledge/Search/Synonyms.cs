namespace SupportBot.Knowledge.Search;

/// <summary>
/// Words and short phrases that people use for the same thing, from <c>content/synonyms/LANGUAGE.txt</c>: one group a line,
/// separated by commas ("2fa, two factor, authenticator"); <c>a, b => c</c> lets a and b find c but not the other way;
/// <c>#</c> starts a comment.
/// </summary>
public sealed class Synonyms
{
    private const int LongestPhrase = 4;

    private readonly Dictionary<ulong, List<ulong[]>> _meanings = [];
    private readonly Stemmer _stemmer;

    private Synonyms(string language) => _stemmer = Stemmer.For(language);

    public static Synonyms None { get; } = new("");

    /// <summary>Reads all lines; what cannot be read is added to <paramref name="faults"/> with its 1-based line.</summary>
    public static Synonyms Read(string language, IReadOnlyList<string> lines, ICollection<(int Line, string Message)> faults)
    {
        var synonyms = new Synonyms(language);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Split('#')[0].Trim();
            if (line.Length > 0 && synonyms.AddLine(line) is { Length: > 0 } fault)
                faults.Add((i + 1, fault));
        }

        return synonyms;
    }

    /// <summary>Adds to the query what its words may also be called.</summary>
    internal void Expand(Query query, SearchIndex index)
    {
        if (_meanings.Count == 0)
            return;

        Span<ulong> stems = stackalloc ulong[query.Words.Count];
        for (var i = 0; i < stems.Length; i++)
        {
            var word = query.Words.Words[i];
            stems[i] = Vocabulary.StemHash(query.Words.Text(word), word.IsPiece, _stemmer);
        }

        for (var start = 0; start < stems.Length; start++)
        {
            for (int length = 1; length <= LongestPhrase && start + length <= stems.Length; length++)
            {
                if (_meanings.TryGetValue(Phrase(stems.Slice(start, length)), out var meanings))
                    Add(query, index, meanings, start, length);
            }
        }
    }

    private static void Add(Query query, SearchIndex index, List<ulong[]> meanings, int start, int length)
    {
        foreach (var meaning in meanings)
        {
            // A phrase counts as much as what it stands for, however many words it has.
            var weight = index.Options.SynonymWeight * MathF.Min(1, (float)length / meaning.Length);
            foreach (var stem in meaning)
            {
                var term = index.Vocabulary.FindTerm(stem);
                if (term < 0)
                    continue;
                query.Add(term, weight, start);
                query.Means(term, weight, index.Postings.Rarity(term));
            }
        }
    }

    private string AddLine(string line)
    {
        var sides = line.Split("=>");
        var left = Phrases(sides[0]);
        var right = sides.Length > 1 ? Phrases(sides[1]) : left;
        if (sides.Length > 2 || left.Count == 0 || right.Count == 0 || (sides.Length == 1 && left.Count < 2))
            return "A line of synonyms needs two phrases or more, separated by commas, or one side => the other.";
        if (left.Concat(right).Any(p => p.Length is 0 or > LongestPhrase))
            return $"A synonym has one to {LongestPhrase} words.";

        foreach (var from in left)
        {
            var key = Phrase(from);
            if (!_meanings.TryGetValue(key, out var meanings))
                _meanings[key] = meanings = [];
            meanings.AddRange(right.Where(to => !to.SequenceEqual(from)));
        }

        return "";
    }

    private List<ulong[]> Phrases(string side)
    {
        var words = new WordList();
        var phrases = new List<ulong[]>();
        foreach (var phrase in side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            words.Find(phrase);
            phrases.Add([.. Enumerable.Range(0, words.Count).Select(i =>
                Vocabulary.StemHash(words.Text(words.Words[i]), words.Words[i].IsPiece, _stemmer))]);
        }

        return phrases;
    }

    private static ulong Phrase(ReadOnlySpan<ulong> stems)
    {
        var hash = (ulong)stems.Length;
        foreach (var stem in stems)
            hash = TermHash.Mix(hash ^ stem);
        return hash;
    }
}
