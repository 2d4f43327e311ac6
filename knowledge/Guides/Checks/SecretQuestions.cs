using System.Buffers;
using System.Globalization;

namespace SupportBot.Knowledge.Guides.Checks;

/// <summary>
/// Finds texts that ask a user for a secret. Strict on purpose: an author who is stopped wrongly finds other words in a minute,
/// a guide that asks for a recovery phrase empties wallets.
/// </summary>
internal static class SecretQuestions
{
    /// <summary>Letters before a request in which a denial counts; about four words.</summary>
    private const int DenialReach = 24;

    /// <summary>Most texts name no secret at all, and one pass tells.</summary>
    private static readonly SearchValues<string> Mentions =
        SearchValues.Create([.. SecretWords.Secrets, .. SecretWords.Papers], StringComparison.Ordinal);

    private static readonly char[] SentenceEnds = ['.', '!', '?', '\n', ';', ':', '。', '！', '？', '；', '।'];
    private static readonly char[] ClauseEnds = [',', '(', ')', '，', '、', '–', '—'];

    /// <summary>A question with a free answer may not even name a secret, unless it is to say "leave it out".</summary>
    public static bool Asks(string text, bool isFreeQuestion)
    {
        var start = 0;
        var lower = text.ToLower(CultureInfo.InvariantCulture);
        if (!lower.AsSpan().ContainsAny(Mentions))
            return false;
        foreach (var (sentence, isQuestion) in Sentences(lower))
        {
            if (AsksIn(sentence, isFreeQuestion && (isQuestion || start == 0)))
                return true;
            start++;
        }
        return false;
    }

    public static bool IsSecretSlot(string name) =>
        name == "code" || name.Split('_').Any(SecretWords.SlotWords.Contains) || SecretWords.SlotPhrases.Any(name.Contains);

    private static bool AsksIn(string sentence, bool isFreeQuestion)
    {
        var secret = Names(sentence, SecretWords.Secrets);
        var paper = Names(sentence, SecretWords.Papers);
        if (!secret && !paper)
            return false;
        if (isFreeQuestion && !Names(sentence, SecretWords.Denials))
            return true;
        if (!secret && Names(sentence, SecretWords.Elsewhere))
            return false;
        return Requested(sentence, SecretWords.Requests) || Names(sentence, SecretWords.Here) && Requested(sentence, SecretWords.Typing);
    }

    private static IEnumerable<(string Sentence, bool IsQuestion)> Sentences(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOfAny(SentenceEnds, start);
            // "wallet.dat": a point inside a word ends nothing.
            while (end > 0 && end + 1 < text.Length && text[end] is '.' or ':' && char.IsLetterOrDigit(text[end + 1]))
                end = text.IndexOfAny(SentenceEnds, end + 1);
            if (end < 0)
                end = text.Length;
            yield return (text[start..end], end < text.Length && text[end] is '?' or '？');
            start = end + 1;
        }
    }

    private static bool Names(string sentence, string[] words) => words.Any(word => Find(sentence, word, 0) >= 0);

    private static bool Requested(string sentence, string[] requests)
    {
        foreach (var request in requests)
            for (var at = Find(sentence, request, 0); at >= 0; at = Find(sentence, request, at + 1))
                if (!IsDenied(sentence, at, request.Length))
                    return true;
        return false;
    }

    private static bool IsDenied(string sentence, int at, int length)
    {
        var from = Math.Max(0, at - DenialReach);
        var clause = sentence.LastIndexOfAny(ClauseEnds, at);
        if (clause >= from)
            from = clause + 1;
        // Whole words only at the left edge.
        while (from > 0 && from < at && char.IsLetter(sentence[from]) && char.IsLetter(sentence[from - 1]))
            from++;
        if (Names(sentence[from..at], SecretWords.Denials))
            return true;
        // Korean and Hindi deny after the verb.
        return sentence[at] > '\u0900' && Names(sentence[(at + length)..Math.Min(sentence.Length, at + length + 10)], SecretWords.Denials);
    }

    /// <summary>Where a word stands from an index on: as a whole word, or anywhere in scripts that join words (Han, Hangul, Cyrillic and Devanagari endings).</summary>
    private static int Find(string text, string word, int from)
    {
        for (var at = text.IndexOf(word, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (word[0] >= '\u0400' && word[0] < '\u1e00' || word[0] > '\u1fff')
                return at;
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }
        return -1;
    }
}
