using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.Search;

/// <summary>Collects what the documents say, then lays it out for reading: one run through the texts, one sort.</summary>
internal sealed class IndexBuilder(string language, RankingOptions options, bool isLarge)
{
    /// <summary>How often a term stands in the fields of one document.</summary>
    private record struct Entry(int Term, int Document, ushort Title, ushort Questions, ushort Body);

    private readonly Stemmer _stemmer = Stemmer.For(language);
    private readonly WordList _words = new();
    private readonly List<Entry> _entries = [];
    private readonly List<int> _lastDocument = [];
    private readonly List<int> _lastEntry = [];
    private readonly List<FieldLengths> _lengths = [];
    private readonly Phrases _phrases = new();
    private readonly Vocabulary _vocabulary = new();

    private FieldLengths _now;

    public void Add(SearchDocument document)
    {
        _now = default;
        _phrases.StartDocument();
        AddField(document.Title, Field.Title);
        foreach (var question in document.Questions)
            AddField(question, Field.Questions);
        AddField(document.Body, Field.Body);
        _lengths.Add(_now);
    }

    public SearchIndex Build(Synonyms synonyms)
    {
        _phrases.StartDocument();
        var postings = Lay();
        _vocabulary.Freeze();
        return new SearchIndex(language, options, _vocabulary, postings, _phrases.Freeze(postings), synonyms);
    }

    private void AddField(string text, Field field)
    {
        _words.Find(text);
        if (field != Field.Body)
            _phrases.StartPhrase();

        var before = -1;
        for (var i = 0; i < _words.Count; i++)
        {
            var word = _words.Words[i];
            var term = _vocabulary.AddWord(_words.Text(word), word, _stemmer);
            Count(term, field);
            if (field != Field.Body)
                _phrases.Add(term);
            if (!isLarge)
            {
                if (before >= 0)
                    Count(_vocabulary.AddTerm(TermHash.Pair(before, term), TermKind.Pair), field);
                AddGrams(word, field);
            }

            before = term;
        }

        _now = _now.Plus(field, _words.Count);
    }

    private void AddGrams(in FoundWord word, Field field)
    {
        if (word.IsPiece)
            return;

        var grams = new LetterGroups(_words.Text(word));
        while (grams.Next(out var gram))
            Count(_vocabulary.AddTerm(gram, TermKind.Gram), field);
    }

    private void Count(int term, Field field)
    {
        if (term == _lastDocument.Count)
        {
            _lastDocument.Add(-1);
            _lastEntry.Add(0);
        }

        if (_lastDocument[term] != _lengths.Count)
        {
            _lastDocument[term] = _lengths.Count;
            _lastEntry[term] = _entries.Count;
            _entries.Add(new Entry(term, _lengths.Count, 0, 0, 0));
        }

        ref var entry = ref CollectionsMarshal.AsSpan(_entries)[_lastEntry[term]];
        switch (field)
        {
            case Field.Title: entry.Title++; break;
            case Field.Questions: entry.Questions++; break;
            default: entry.Body++; break;
        }
    }

    /// <summary>Postings in order of term, then document; scores of single terms are final here, so that a search only adds.</summary>
    private Postings Lay()
    {
        var terms = _lastDocument.Count;
        var starts = new int[terms + 1];
        foreach (var entry in _entries)
            starts[entry.Term + 1]++;
        for (var t = 0; t < terms; t++)
            starts[t + 1] += starts[t];

        var average = FieldLengths.Average(_lengths);
        var postings = new Postings(_lengths.Count, starts, new int[_entries.Count], new float[_entries.Count]);
        var next = starts.AsSpan(0, terms).ToArray();
        foreach (var entry in _entries)
        {
            var at = next[entry.Term]++;
            postings.Documents[at] = entry.Document;
            postings.Scores[at] = Score(entry, postings, average);
        }

        return postings;
    }

    private float Score(in Entry entry, Postings postings, FieldLengths average)
    {
        var length = _lengths[entry.Document];
        var frequency =
            options.TitleWeight * entry.Title / Norm(options.TitleLength, length.Title, average.Title)
            + options.QuestionsWeight * entry.Questions / Norm(options.QuestionsLength, length.Questions, average.Questions)
            + options.BodyWeight * entry.Body / Norm(options.BodyLength, length.Body, average.Body);
        var weight = _vocabulary.Kind(entry.Term) switch
        {
            TermKind.Pair => options.PairWeight,
            TermKind.Gram => options.GramWeight,
            _ => 1f,
        };
        return weight * postings.Rarity(entry.Term) * frequency * (options.K1 + 1) / (options.K1 + frequency);
    }

    private static float Norm(float b, float length, float average) => average == 0 ? 1 : 1 - b + b * length / average;
}
