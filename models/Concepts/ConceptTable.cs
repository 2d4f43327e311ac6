using System.Reflection;
using SupportBot.Models.Features;
using SupportBot.Models.Lexicons;

namespace SupportBot.Models.Concepts;

/// <summary>
/// What words of our field mean, across languages: "withdraw", "retiro", "提现" and "вывод" are one concept. Learned
/// weights of a concept serve every language, so that a hundred messages in one of them go a longer way.
/// Immutable; look-ups allocate nothing.
/// </summary>
public sealed class ConceptTable
{
    private const string Resource = "Concepts.concepts";

    private readonly Dictionary<int, List<Term>> _terms = [];
    private readonly List<string> _names = [];

    private ConceptTable()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!); // embedded by the project file
        while (reader.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line[0] == '#') continue;
            foreach (var term in line[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Add(term, _names.Count);
            _names.Add(line[..colon]);
        }
    }

    public static ConceptTable Shared { get; } = new();

    public IReadOnlyList<string> Names => _names;

    /// <summary>Marks what the normalised text names; <paramref name="found"/> has a place for each concept.</summary>
    public void Find(ReadOnlySpan<char> text, Span<bool> found)
    {
        found.Clear();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == ' ') continue;
            var unspaced = TextNormalizer.IsUnspaced(text[i]);
            if (!unspaced && i > 0 && text[i - 1] != ' ') continue;
            Mark(text[i..], Key(text[i], text[i + 1]), found);
            if (unspaced) Mark(text[i..], Key(text[i], ' '), found);
        }
    }

    private void Mark(ReadOnlySpan<char> text, int key, Span<bool> found)
    {
        if (!_terms.TryGetValue(key, out var terms)) return;
        foreach (var term in terms)
            if (!found[term.Concept] && term.StandsAt(text)) found[term.Concept] = true;
    }

    private void Add(string written, int concept)
    {
        var text = Phrase.Normalize(written);
        if (text.Length == 0) return;
        var open = written[^1] == '*' || TextNormalizer.IsUnspaced(text[^1]) || text[^1] is >= '\uAC00' and <= '\uD7A3';
        var key = Key(text[0], text.Length > 1 ? text[1] : ' ');
        if (!_terms.TryGetValue(key, out var list)) _terms[key] = list = [];
        list.Add(new(text, concept, open));
    }

    private static int Key(char first, char second) => (first << 16) | second;

    private readonly record struct Term(string Text, int Concept, bool Open)
    {
        public bool StandsAt(ReadOnlySpan<char> text) =>
            text.StartsWith(Text.AsSpan()) && (Open || text.Length == Text.Length || text[Text.Length] == ' ');
    }
}
