using SupportBot.Models.Features;
using SupportBot.Models.Lexicons;
using SupportBot.Privacy;

namespace SupportBot.Models;

/// <summary>Finds which of the offered labels a reply names.</summary>
internal static class ChoiceMatcher
{
    /// <summary>The choice whose label is the reply, or -1. The phrase is normalised.</summary>
    public static int Exact(ReadOnlySpan<char> phrase, IReadOnlyList<SafeText> choices)
    {
        for (var i = 0; i < choices.Count; i++)
            if (phrase.SequenceEqual(Phrase.Normalize(choices[i].Value))) return i;
        return -1;
    }

    /// <summary>
    /// The one choice that shares most with the reply: words count by their stem and only when they tell choices apart.
    /// -1 when none is clearly ahead.
    /// </summary>
    public static int Near(ReadOnlySpan<char> phrase, IReadOnlyList<SafeText> choices)
    {
        var said = Stems(phrase.ToString());
        var labels = choices.Select(c => Stems(Phrase.Normalize(c.Value))).ToList();
        var (best, bestScore, second) = (-1, 0.0, 0.0);
        for (var i = 0; i < labels.Count; i++)
        {
            var own = labels[i].Where(stem => labels.Count(l => l.Contains(stem)) == 1).ToList();
            if (own.Count == 0) continue;
            var hits = own.Count(said.Contains);
            var score = hits / (double)own.Count + (hits / (double)Math.Max(1, said.Count));
            if (score > bestScore) (best, second, bestScore) = (i, bestScore, score);
            else second = Math.Max(second, score);
        }

        return bestScore >= 0.6 && bestScore > second + 0.25 ? best : -1;
    }

    private static HashSet<string> Stems(string phrase)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        Span<char> letters = stackalloc char[40];
        foreach (var word in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (TextNormalizer.IsUnspaced(word[0]))
            {
                for (var i = 0; i + 1 < word.Length; i++) stems.Add(word.Substring(i, 2));
                continue;
            }

            if (word.Length > 30 || Common.Contains(word)) continue;
            word.CopyTo(letters);
            stems.Add(word.All(char.IsAsciiLetterLower) ? letters[..Porter2.Stem(letters, word.Length)].ToString() : word);
        }

        return stems;
    }

    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "i", "it", "is", "my", "me", "to", "of", "in", "on", "and", "or", "for", "with", "was", "that", "this", "one", "its", "im", "now",
        "el", "la", "los", "de", "en", "mi", "un", "una", "y", "o", "os", "do", "da", "no", "na", "meu", "um", "uma", "e", "le", "les", "du", "des", "mon", "et", "теперь", "сейчас", "уже", "ahora", "agora", "maintenant", "sekarang",
    };
}
