using SupportBot.Privacy.Reading;
using SupportBot.Privacy.Rules;
using SupportBot.Privacy.WordLists;

namespace SupportBot.Privacy.Phrases;

/// <summary>English list words written without anything between them: one long token that splits into eleven or more words.</summary>
internal static class GluedPhrase
{
    /// <summary>Eleven words of three letters.</summary>
    public const int ShortestToken = 33;

    private const int ShortestWord = 3;
    private const int LongestWord = 8;
    private const int NeededWords = 11;

    public static void Find(in ReadText read, Lexicon lexicon, ref Found found)
    {
        foreach (ref readonly var token in read.Tokens)
        {
            if (token.Kind != TokenKind.Word || token.Length < ShortestToken) continue;
            if (Words(read.Text[token.Start..token.End], lexicon) >= NeededWords)
                found.Add(token.Start, token.End, SecretKind.RecoveryPhrase, certain: false);
        }
    }

    // The fewest words that fill the text up to each place; only the last eight places are ever needed.
    private static int Words(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        const int ring = LongestWord + 1;
        Span<int> fewest = stackalloc int[ring];
        fewest.Fill(-1);
        fewest[0] = 0;
        var reached = 0;
        for (var start = 0; start < text.Length; start++)
        {
            var words = fewest[start % ring];
            fewest[start % ring] = -1;
            if (words < 0) { if (start > reached) return 0; continue; }
            var hash = Lexicon.HashStart;
            for (var length = 1; length <= LongestWord && start + length <= text.Length; length++)
            {
                hash = Lexicon.Hash(hash, text[start + length - 1]);
                if (length < ShortestWord || (lexicon.Find(hash) & WordList.EnglishMark) == 0) continue;
                reached = Math.Max(reached, start + length);
                ref var best = ref fewest[(start + length) % ring];
                if (best < 0 || words + 1 < best) best = words + 1;
            }
        }
        return Math.Max(0, fewest[text.Length % ring]);
    }
}
