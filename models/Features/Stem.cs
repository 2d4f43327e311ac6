namespace SupportBot.Models.Features;

/// <summary>Stems as hashes: Porter2 where a word is English letters, the word without its ending elsewhere.</summary>
internal static class Stem
{
    private const int LongestWord = 30, EndingFrom = 6, Ending = 2;

    public static uint Of(ReadOnlySpan<char> word) => Of(word, Hash(word));

    /// <param name="word">In lower case.</param>
    /// <param name="hash">Of the word, which is the answer where it has no other stem.</param>
    public static uint Of(ReadOnlySpan<char> word, uint hash)
    {
        if (word.Length is < 3 or > LongestWord) return hash;
        foreach (var c in word)
            if (c is < 'a' or > 'z') return WithoutEnding(word, hash);
        Span<char> letters = stackalloc char[LongestWord + 2];
        word.CopyTo(letters);
        return Hash(letters[..Porter2.Stem(letters, word.Length)]);
    }

    /// <summary>FNV-1a.</summary>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (var c in word) hash = (hash ^ c) * 16777619;
        return hash;
    }

    /// <summary>For words of other alphabets: endings carry grammar, so long words lose their last two letters.</summary>
    private static uint WithoutEnding(ReadOnlySpan<char> word, uint hash) =>
        word.Length < EndingFrom || char.IsAsciiDigit(word[0]) || char.IsSurrogate(word[0]) ? hash : Hash(word[..^Ending]);
}
