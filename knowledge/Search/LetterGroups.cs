namespace SupportBot.Knowledge.Search;

/// <summary>The groups of four letters in a word, its ends marked: "fees" gives _fee, fees, ees_.</summary>
internal ref struct LetterGroups(ReadOnlySpan<char> word)
{
    private const char End = '\u0001';
    private readonly ReadOnlySpan<char> _word = word;
    private int _at = 2;
    private ulong _window = word.Length < 2 ? 0 : ((ulong)End << 32) | ((ulong)word[0] << 16) | word[1];

    /// <summary>The term hash of the next group; false at the end. Words of one letter have none.</summary>
    public bool Next(out ulong gram)
    {
        gram = 0;
        if (_word.Length < 2 || _at > _word.Length)
            return false;

        _window = (_window << 16) | (_at < _word.Length ? _word[_at] : End);
        _at++;
        gram = TermHash.Gram(_window);
        return true;
    }
}
