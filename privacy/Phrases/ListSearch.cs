using System.Buffers;
using SupportBot.Privacy.Reading;
using SupportBot.Privacy.Rules;
using SupportBot.Privacy.WordLists;

namespace SupportBot.Privacy.Phrases;

/// <summary>Looks for phrases of one list in one text; <paramref name="words"/> are the indexes of the tokens that count, -1 where nothing may be read across.</summary>
internal ref struct ListSearch(ReadText read, ReadOnlySpan<int> words, WordList list, Lexicon lexicon)
{
    private const int Window = 12;
    private const int NeededInWindow = 11;

    // A fifth of the English list is common; that ten or more of twelve random words are has a chance of 1 in 200,000.
    private const int MostCommon = 9;

    private static readonly SearchValues<char> SentenceSigns = SearchValues.Create(".:!?()[]{}");

    private readonly ReadText _read = read;
    private readonly ReadOnlySpan<int> _words = words;
    private int _guesses = 2_000;

    /// <summary>From <paramref name="start"/> on, the next run of overlapping good windows, widened; -1 when there is none.</summary>
    public int RunOfWindows(ref int start)
    {
        int exact = 0, from = start, first = -1, end = -1;
        for (var last = start; last < _words.Length; last++)
        {
            if (_words[last] < 0)
            {
                if (first >= 0) break;
                exact = 0;
                from = last + 1;
                continue;
            }
            if (IsListed(last)) exact++;
            if (last - from >= Window && IsListed(from++)) exact--;
            if (first >= 0 && from > end) break;
            if (!Qualifies(from, last, exact)) continue;
            if (first < 0) first = from;
            end = last;
        }
        if (first < 0) return -1;
        start = Begin(first);
        return End(end);
    }

    public void Report(int start, int end, ref Found found)
    {
        var certain = PhraseChecksum.Holds(_read, _words[start..end], list);
        found.Add(_read.Tokens[_words[start]].Start, _read.Tokens[_words[end - 1]].End, SecretKind.RecoveryPhrase, certain);
    }

    /// <summary>Runs of at least so many different list words in a row, written like a list, not too many of them ordinary.</summary>
    public void ShortRuns(int needed, Alert alert, ref Found found)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            int end = i, common = 0, repeated = 0;
            while (end < _words.Length && IsListed(end) && !Token(end).Is(Marks.Seed | Marks.PhraseNoun) && (end == i || IsListSeparator(end)))
            {
                if (Token(end).Is(Marks.Common)) common++;
                else if (end > i && Token(end).Marks == Token(end - 1).Marks && SameWord(end, end - 1)) repeated++;
                end++;
            }
            if (end - i - repeated >= needed && common * 2 < end - i + (alert == Alert.Before ? 1 : 0)) Report(i, end, ref found);
            i = Math.Max(i, end - 1);
        }
    }

    /// <summary>Whether the text is these list words and nothing else.</summary>
    public bool IsWhole()
    {
        if (list.IsHan) return false;
        for (var i = 0; i < _words.Length; i++)
            if (!IsListed(i) || i > 0 && !IsListSeparator(i)) return false;
        return true;
    }

    private readonly ref readonly Token Token(int index) => ref _read.Tokens[_words[index]];

    private readonly bool SameWord(int left, int right) =>
        _read.Text[Token(left).Start..Token(left).End].Equals(_read.Text[Token(right).Start..Token(right).End], StringComparison.OrdinalIgnoreCase);

    // Between items stand spaces, commas, lines, quotes, numbers; a full stop or a bracket without a number is a sentence's.
    private readonly bool IsListSeparator(int index)
    {
        int from = _words[index - 1], to = _words[index];
        return to - from > 1 || !_read.Text[_read.Tokens[from].End.._read.Tokens[to].Start].ContainsAny(SentenceSigns);
    }

    private readonly bool IsListed(int index)
    {
        if (_words[index] < 0) return false;
        ref readonly var token = ref Token(index);
        return token.Is(list.Mark) && (!list.IsHan || IsApart(token));
    }

    // A Han character that is written with something between it and the next on at least one side is a list item.
    private readonly bool IsApart(in Token token) =>
        (token.Start == 0 || !TokenReader.IsHan(_read.Text[token.Start - 1]))
        && (token.End == _read.Text.Length || !TokenReader.IsHan(_read.Text[token.End]));

    private bool Qualifies(int first, int last, int exact)
    {
        if (exact < PhraseRule.ExactBeforeGuessing || last - first + 1 < NeededInWindow) return false;
        var common = 0;
        for (var i = first; i <= last; i++)
            if (Token(i).Is(Marks.Common)) common++;
        if (exact >= NeededInWindow) return common <= MostCommon;
        // Sentences first: guessing at spelling is the dear part.
        if (common * 2 >= Window) return false;
        var close = 0;
        for (var i = first; i <= last; i++)
            if (!IsListed(i) && IsMisspelt(i)) close++;
        return exact + close >= NeededInWindow;
    }

    private int Begin(int first)
    {
        while (!IsListed(first) && !IsMisspelt(first)) first++;
        while (first > 0 && BelongsBefore(ref first)) { }
        return first;
    }

    private int End(int last)
    {
        while (!IsListed(last) && !IsMisspelt(last)) last--;
        var end = last + 1;
        while (end < _words.Length && BelongsAfter(ref end)) { }
        return end;
    }

    private bool BelongsBefore(ref int first)
    {
        if (!IsListed(first - 1) && !IsMisspelt(first - 1)) return false;
        first--;
        return true;
    }

    // Over up to two strange words the phrase may go on: two rare list words prove it.
    private bool BelongsAfter(ref int end)
    {
        for (var gap = 0; gap <= 2 && end + gap < _words.Length && _words[end + gap] >= 0; gap++)
        {
            if (!IsListed(end + gap) && !(gap == 0 && IsMisspelt(end))) continue;
            if (gap > 0 && !(IsRare(end + gap) && IsRare(end + gap + 1))) continue;
            end += gap + 1;
            return true;
        }
        return false;
    }

    private readonly bool IsRare(int index) => index < _words.Length && IsListed(index) && !Token(index).Is(Marks.Common);

    private bool IsMisspelt(int index)
    {
        if (_words[index] < 0) return false;
        ref readonly var token = ref Token(index);
        if (list.IsHan || token.Kind != TokenKind.Word || token.Is(Marks.Is | Marks.Filler | Marks.Ordinary) || _guesses-- <= 0) return false;
        return Spelling.IsNear(_read.Text[token.Start..token.End], list.Mark, lexicon);
    }
}
