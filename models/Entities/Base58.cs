using System.Buffers;
using System.Security.Cryptography;

namespace SupportBot.Models.Entities;

/// <summary>Base58 as Bitcoin writes it, and Monero's variant in blocks of eight bytes.</summary>
internal static class Base58
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static readonly int[] MoneroBlockSizes = [0, -1, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8];

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public static bool IsBase58(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Letters) < 0;

    /// <summary>The number of bytes written, or -1 when the text is not Base58 or does not fit.</summary>
    public static int Decode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var length = 0;
        Span<byte> little = stackalloc byte[128];
        foreach (var c in text)
        {
            var carry = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (carry < 0) return -1;
            for (var i = 0; i < length; i++)
            {
                carry += little[i] * 58;
                little[i] = (byte)carry;
                carry >>= 8;
            }

            for (; carry > 0; carry >>= 8)
            {
                if (length == little.Length) return -1;
                little[length++] = (byte)carry;
            }
        }

        foreach (var c in text)
        {
            if (c != '1') break;
            if (length == little.Length) return -1;
            little[length++] = 0;
        }

        if (length > bytes.Length) return -1;
        for (var i = 0; i < length; i++) bytes[i] = little[length - 1 - i];
        return length;
    }

    /// <summary>Base58Check: the last four bytes are the start of the double SHA-256 of those before.</summary>
    public static bool HasChecksum(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5) return false;
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes[..^4], hash);
        SHA256.HashData(hash, hash);
        return hash[..4].SequenceEqual(bytes[^4..]);
    }

    /// <summary>Monero: 8 bytes in 11 characters; the last four bytes are the start of the Keccak-256 of those before.</summary>
    public static bool IsMonero(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[96];
        var length = 0;
        for (var at = 0; at < text.Length; at += 11)
        {
            var part = text.Slice(at, Math.Min(11, text.Length - at));
            var size = MoneroBlockSizes[part.Length];
            if (size < 0 || length + size > bytes.Length || !DecodeBlock(part, bytes.Slice(length, size))) return false;
            length += size;
        }

        Span<byte> hash = stackalloc byte[32];
        if (length < 5) return false;
        Keccak256.Hash(bytes[..(length - 4)], hash);
        return hash[..4].SequenceEqual(bytes.Slice(length - 4, 4));
    }

    private static bool DecodeBlock(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        UInt128 number = 0;
        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0) return false;
            number = (number * 58) + (UInt128)digit;
        }

        for (var i = bytes.Length - 1; i >= 0; i--, number >>= 8) bytes[i] = (byte)number;
        return number == 0;
    }
}
