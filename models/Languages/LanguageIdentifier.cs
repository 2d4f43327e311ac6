using SupportBot.Models.Features;
using SupportBot.Models.Learning;
using SupportBot.Models.Lexicons;
using SupportBot.Models.Serving;

namespace SupportBot.Models.Languages;

/// <summary>
/// Tells the language of a text: by its script where that settles it, else by a small classifier over characters and
/// words of the Latin alphabet. Immutable and safe for any number of threads.
/// </summary>
public sealed class LanguageIdentifier(Classifier latin)
{
    /// <summary>How much more likely the language of the conversation is than another, before a word is read.</summary>
    private const float HintOdds = 4f;

    /// <summary>The same for one or two words, which are often names that every language uses.</summary>
    private const float ShortHintOdds = 20f;

    private const int PieceWords = 4;

    private readonly Pool<ClassifierScratch> _scratches = new(latin.CreateScratch);

    /// <summary>The Latin-script languages it was taught, and what it needs to be stored.</summary>
    public Classifier Latin { get; } = latin;

    /// <param name="hint">The language so far, for short texts; null when unknown.</param>
    /// <returns>Two-letter code and probability in [0, 1].</returns>
    public (string Language, float Confidence) Identify(ReadOnlySpan<char> text, string? hint)
    {
        var (byScript, share) = Scripts.Read(text);
        if (byScript is not null) return (byScript, share);
        var scratch = _scratches.Rent();
        Latin.Predict(text[..Math.Min(text.Length, Scripts.Sample)], scratch);
        var answer = scratch.Features.WordCount == 0 ? (hint ?? "en", hint is null ? 0f : 0.5f) : Choose(scratch.Probabilities[0], hint, scratch.Features.WordCount <= 2 ? ShortHintOdds : HintOdds);
        _scratches.Return(scratch);
        return answer;
    }

    private (string Language, float Confidence) Choose(float[] probabilities, string? hint, float hintOdds)
    {
        var labels = Latin.Tasks[0].Task.Labels;
        var (best, bestScore, sum) = (0, 0f, 0f);
        for (var i = 0; i < probabilities.Length; i++)
        {
            var score = probabilities[i] * (labels[i] == hint ? hintOdds : 1f);
            sum += score;
            if (score > bestScore) (best, bestScore) = (i, score);
        }

        return (labels[best], bestScore / sum);
    }

    /// <summary>Learns from messages with their languages, whole and in short pieces, and from the phrases of the lexicon.</summary>
    public static LanguageIdentifier Train(IEnumerable<(string Text, string Language)> messages)
    {
        var all = messages.Concat(Lexicon.Shared.Phrases.Select(p => (Text: p.Phrase, p.Language)))
            .Where(m => Scripts.Read(m.Text).Language is null).ToList();
        List<string> labels = [.. all.Select(m => m.Language).Distinct().Order(StringComparer.Ordinal)];
        var recipe = new TrainingRecipe(new(WordPairs: false, Stems: false, MinGram: 1, MaxGram: 4, FoldAccents: false, StemPairs: 0), MinDocuments: 3, Bags: 0);
        var examples = all.SelectMany(m => Pieces(m.Text).Select(piece => new Example(piece, [labels.IndexOf(m.Language)]))).ToList();
        return new(new Trainer(recipe, [new("language", labels)]).Train(examples).Classifier);
    }

    private static IEnumerable<string> Pieces(string text)
    {
        yield return text;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= PieceWords) yield break;
        for (var i = 0; i + 2 <= words.Length && i < 4 * PieceWords; i += PieceWords)
            yield return string.Join(' ', words.Skip(i).Take(PieceWords));
    }
}
