using System.Buffers;
using SupportBot.Privacy.Reading;
using SupportBot.Privacy.Rules;
using SupportBot.Privacy.WordLists;

namespace SupportBot.Privacy.Phrases;

/// <summary>
/// Recovery phrases. The rule of SECURITY.md: where eleven of twelve tokens in a row are words of one list, the whole run goes,
/// whatever its length, order or checksum. With a prompt or after a hit, four words in a row are enough if they are not the
/// words of which sentences are made.
/// </summary>
internal sealed class PhraseRule(Lexicon lexicon)
{
    /// <summary>Fewer list words than this in twelve are a sentence; from here to eleven, misspelt ones count too.</summary>
    public const int ExactBeforeGuessing = 8;

    private const int NeededWhenAlert = 4;
    private const int NeededAlone = 5;

    /// <summary>Looks for phrases; returns whether there was one.</summary>
    public bool Apply(in ReadText read, Alert alert, ref Found found)
    {
        var before = found.Count;
        if (read.BestWindow >= ExactBeforeGuessing || alert != Alert.None && read.LongestRun >= NeededWhenAlert || IsBareList(read))
        {
            var words = ArrayPool<int>.Shared.Rent(read.Tokens.Length + 1);
            var count = Words(read, words);
            var bare = IsBareList(read);
            foreach (var list in WordList.All) ApplyList(read, words.AsSpan(0, count), list, alert, bare, ref found);
            ArrayPool<int>.Shared.Return(words);
        }
        if (read.LongestToken >= GluedPhrase.ShortestToken) GluedPhrase.Find(read, lexicon, ref found);
        if ((read.Marks & WordList.HanMarks) != 0) HanPhrase.Find(read, alert != Alert.None, ref found);
        return found.Count > before;
    }

    /// <summary>Counts the words of a text that holds nothing but words of one list (numbers aside); both 0 when it holds anything else.</summary>
    public static (int Words, int Rare) ListWords(in ReadText read)
    {
        if (read.Has(Marks.Seed)) return default;
        var lists = Marks.Lists & ~WordList.HanMarks;
        int words = 0, rare = 0;
        foreach (ref readonly var token in read.Tokens)
        {
            if (IsNumbering(token)) continue;
            lists &= token.Marks;
            if (lists == 0 || token.Kind != TokenKind.Word) return default;
            words++;
            if (!token.Is(Marks.Common)) rare++;
        }
        return (words, rare);
    }

    // A third of the words must be rare ones: measured on 42,871 sentences, none of five or more list words alone passes.
    private static bool IsBareList(in ReadText read) =>
        ListWords(read) is var (words, rare) && words >= NeededAlone && (words - rare) <= words * 2 / 3;

    private static bool IsNumbering(in Token token) => token.Kind == TokenKind.Number && token.Length <= 2;

    // Indexes of the tokens that count; -1 where nothing may be read across.
    private static int Words(in ReadText read, int[] words)
    {
        var count = 0;
        for (var i = 0; i < read.Tokens.Length; i++)
        {
            ref readonly var token = ref read.Tokens[i];
            if (token.Kind == TokenKind.Barrier) words[count++] = -1;
            else if (!IsNumbering(token)) words[count++] = i;
        }
        return count;
    }

    private void ApplyList(in ReadText read, ReadOnlySpan<int> words, WordList list, Alert alert, bool bare, ref Found found)
    {
        if ((read.Marks & list.Mark) == 0) return;
        var search = new ListSearch(read, words, list, lexicon);
        for (var i = 0; i < words.Length;)
        {
            var end = search.RunOfWindows(ref i);
            if (end < 0) break;
            search.Report(i, end, ref found);
            i = end;
        }
        if (bare && search.IsWhole()) search.Report(0, words.Length, ref found);
        else if (alert != Alert.None) search.ShortRuns(NeededWhenAlert, alert, ref found);
    }
}
