using System.Reflection;
using SupportBot.Models.Features;

namespace SupportBot.Models.Lexicons;

/// <summary>
/// The phrases of all languages together: people answer a Spanish bot with "ok" and an English one with "gracias".
/// Immutable; look-ups allocate nothing.
/// </summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, Cues> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Cues>.AlternateLookup<ReadOnlySpan<char>> _wholeBySpan;
    private readonly Dictionary<int, List<Inside>> _inside = [];
    private readonly List<(string Language, string Phrase)> _phrases = [];

    private Lexicon(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!); // just listed, so it is there
            Read(name.Split('.')[1], reader);
        }

        _wholeBySpan = _whole.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What people say to steer a conversation, as replies, and how they say it.</summary>
    public static Lexicon Shared { get; } = new("Lexicons.");

    /// <summary>Signs that a clause tells of an issue: kept apart, since "error" and "ok" stand in several languages and tell none.</summary>
    public static Lexicon Issues { get; } = new("Issues.");

    /// <summary>Every phrase as written, with the language of its file.</summary>
    public IReadOnlyList<(string Language, string Phrase)> Phrases => _phrases;

    /// <summary>What the whole phrase is a sign of; the phrase is normalised, words with one space between.</summary>
    public Cues Whole(ReadOnlySpan<char> phrase) => _wholeBySpan.TryGetValue(phrase, out var cues) ? cues : Cues.None;

    /// <summary>What phrases inside the normalised text are signs of.</summary>
    public Cues Within(ReadOnlySpan<char> text)
    {
        var found = Cues.None;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var start = i == 0 || text[i - 1] == ' ' || TextNormalizer.IsUnspaced(text[i]);
            if (!start || !_inside.TryGetValue(Key(text[i], text[i + 1]), out var candidates)) continue;
            foreach (var candidate in candidates)
                if (candidate.StandsAt(text[i..])) found |= candidate.Cue;
        }

        return found;
    }

    /// <summary>Whether a phrase with this cue stands in the normalised text and is no part of a false friend, which begins before it or with it.</summary>
    public bool Says(ReadOnlySpan<char> text, Cues cue)
    {
        var covered = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var start = i == 0 || text[i - 1] == ' ' || TextNormalizer.IsUnspaced(text[i]);
            if (!start || !_inside.TryGetValue(Key(text[i], text[i + 1]), out var candidates)) continue;
            var longest = 0;
            foreach (var candidate in candidates)
            {
                if ((candidate.Cue & (cue | Cues.FalseFriend)) == 0 || !candidate.StandsAt(text[i..])) continue;
                if (candidate.Cue == Cues.FalseFriend) covered = Math.Max(covered, i + candidate.Phrase.Length);
                else longest = Math.Max(longest, candidate.Phrase.Length);
            }

            if (longest > 0 && i + longest > covered) return true;
        }

        return false;
    }

    private void Read(string language, StreamReader reader)
    {
        var (section, inside) = (Cues.None, false);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || (line[0] == '#' && line.Length > 1)) continue;
            if (line[0] == '[')
            {
                inside = line.EndsWith("*]", StringComparison.Ordinal);
                section = Enum.Parse<Cues>(line.AsSpan(1, line.Length - (inside ? 3 : 2)), ignoreCase: true);
                continue;
            }

            Add(language, line, section, inside);
        }
    }

    private void Add(string language, string line, Cues section, bool inside)
    {
        var phrase = Phrase.Normalize(line);
        if (phrase.Length == 0) return;
        _phrases.Add((language, line));
        if (!inside)
        {
            _whole[phrase] = _whole.GetValueOrDefault(phrase) | section;
            return;
        }

        var key = Key(phrase[0], phrase.Length > 1 ? phrase[1] : ' ');
        if (!_inside.TryGetValue(key, out var list)) _inside[key] = list = [];
        list.Add(new(phrase, section));
    }

    private static int Key(char first, char second) => (first << 16) | second;

    private readonly record struct Inside(string Phrase, Cues Cue)
    {
        /// <summary>Korean adds its particles without a space and Chinese has none, so there the phrase need not end a word.</summary>
        public bool StandsAt(ReadOnlySpan<char> text)
        {
            if (!text.StartsWith(Phrase.AsSpan())) return false;
            var last = Phrase[^1];
            return text.Length == Phrase.Length || text[Phrase.Length] == ' ' || last is >= '\uAC00' and <= '\uD7A3' || TextNormalizer.IsUnspaced(last);
        }
    }
}
