using SupportBot.Models.Features;

namespace SupportBot.Models.Lexicons;

/// <summary>Stems as hashes: Porter2 where a word is English letters, the word without its ending elsewhere.</summary>
internal static class Stem
{
    private const int LongestWord = 30, EndingFrom = 6, Ending = 2;

    public static uint Of(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > LongestWord) return Hash(word);
        foreach (var c in word)
            if (c is < 'a' or > 'z') return Hash(word.Length < EndingFrom || char.IsAsciiDigit(word[0]) ? word : word[..^Ending]);
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
}
