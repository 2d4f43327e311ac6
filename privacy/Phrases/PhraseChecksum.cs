using System.Security.Cryptography;
using SupportBot.Privacy.Reading;
using SupportBot.Privacy.WordLists;

namespace SupportBot.Privacy.Phrases;

/// <summary>
/// Whether a phrase is valid by its standard. Source: BIP-39, "Generating the mnemonic": 11 bits a word, the last 1/33 of the bits
/// are the first bits of the SHA-256 of the rest. It only decides how certain a finding is.
/// </summary>
internal static class PhraseChecksum
{
    private static readonly FoldTable Folds = new();

    private static readonly Lazy<IReadOnlyDictionary<ulong, int>>[] Numbers =
        [.. WordList.All.Select(list => new Lazy<IReadOnlyDictionary<ulong, int>>(() => Number(list)))];

    /// <summary>Any stretch of the words is a valid phrase; for lists other than BIP-39 the number of words decides.</summary>
    public static bool Holds(in ReadText read, ReadOnlySpan<int> words, WordList list)
    {
        Span<int> numbers = stackalloc int[Math.Min(words.Length, 64)];
        for (var i = 0; i < numbers.Length; i++)
        {
            ref readonly var token = ref read.Tokens[words[i] < 0 ? 0 : words[i]];
            numbers[i] = words[i] < 0 ? -1 : NumberOf(read.Text[token.Start..token.End], list);
        }
        if (!list.IsBip39) return list.Lengths.Contains(words.Length) && !numbers.Contains(-1);
        foreach (var length in list.Lengths)
            for (var start = 0; start + length <= numbers.Length; start++)
                if (IsValid(numbers.Slice(start, length))) return true;
        return false;
    }

    public static bool HoldsPerCharacter(ReadOnlySpan<char> stretch)
    {
        Span<int> numbers = stackalloc int[stretch.Length];
        foreach (var list in WordList.All)
        {
            if (!list.IsHan || !list.IsBip39) continue;
            for (var i = 0; i < stretch.Length; i++) numbers[i] = NumberOf(stretch.Slice(i, 1), list);
            if (IsValid(numbers)) return true;
        }
        return false;
    }

    /// <param name="numbers">Positions of the words in a BIP-39 list; 12, 15, 18, 21 or 24 of them.</param>
    public static bool IsValid(ReadOnlySpan<int> numbers)
    {
        if (numbers.Contains(-1)) return false;
        Span<byte> bits = stackalloc byte[33];
        bits.Clear();
        for (var i = 0; i < numbers.Length * 11; i++)
            if ((numbers[i / 11] >> (10 - i % 11) & 1) != 0) bits[i / 8] |= (byte)(0x80 >> i % 8);
        var entropyBytes = numbers.Length * 11 * 32 / 33 / 8;
        var checkBits = entropyBytes / 4;
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bits[..entropyBytes], hash);
        return (bits[entropyBytes] ^ hash[0]) >> (8 - checkBits) == 0;
    }

    private static int NumberOf(ReadOnlySpan<char> word, WordList list) =>
        Numbers[System.Numerics.BitOperations.TrailingZeroCount(list.Mark)].Value.TryGetValue(Lexicon.Hash(word), out var number) ? number : -1;

    private static Dictionary<ulong, int> Number(WordList list)
    {
        var numbers = new Dictionary<ulong, int>(list.Words.Count * 2);
        for (var i = 0; i < list.Words.Count; i++)
        {
            using var folded = Folding.Of(list.Words[i], Folds);
            numbers.TryAdd(Lexicon.Hash(folded.Text), i);
            if (list.IsBip39 && folded.Text.Length > 4 && folded.Text[0] < 0x80) numbers.TryAdd(Lexicon.Hash(folded.Text[..4]), i);
        }
        return numbers;
    }
}
