using System.Security.Cryptography;
using SupportBot.Privacy.WordLists;

namespace SupportBot.Privacy.Tests;

/// <summary>Makes recovery phrases from the lists, so that no real one stands in the tests.</summary>
internal static class Phrases
{
    public static WordList List(string name) => WordList.All.Single(list => list.Name == name);

    /// <summary>A valid BIP-39 phrase of 12, 15, 18, 21 or 24 words.</summary>
    public static string[] Valid(int words, int seed, string list = "bip39-english")
    {
        var entropy = new byte[words * 4 / 3];
        new Random(seed).NextBytes(entropy);
        var bytes = entropy.Append(SHA256.HashData(entropy)[0]).ToArray();
        var bits = string.Concat(bytes.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        return [.. Enumerable.Range(0, words).Select(i => List(list).Words[Convert.ToInt32(bits.Substring(i * 11, 11), 2)])];
    }

    /// <summary>Random words of a list, no checksum.</summary>
    public static string[] Random(int words, int seed, string list)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, words).Select(_ => List(list).Words[random.Next(List(list).Words.Count)])];
    }
}
