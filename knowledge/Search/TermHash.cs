namespace SupportBot.Knowledge.Search;

/// <summary>
/// Terms are known by 64-bit hashes of their letters. Among ten million different terms the chance of any two colliding is
/// below 3 in a million, and the cost would be one wrong posting.
/// </summary>
internal static class TermHash
{
    public static ulong Of(ReadOnlySpan<char> letters)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var c in letters)
            hash = (hash ^ c) * 0x100000001B3UL;
        return Mix(hash);
    }

    /// <summary>Two words in this order.</summary>
    public static ulong Pair(int first, int second) => Mix((((ulong)(uint)first << 32) | (uint)second) ^ 0x9AE16A3B2F90404FUL);

    /// <summary>Four letters of a word, exactly.</summary>
    public static ulong Gram(ulong fourLetters) => Mix(fourLetters ^ 0xD6E8FEB86659FD93UL);

    /// <summary>A finaliser of the SplitMix64 family; a bijection, so that exact keys stay exact.</summary>
    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        x ^= x >> 31;
        return x == 0 ? 1 : x;
    }
}
