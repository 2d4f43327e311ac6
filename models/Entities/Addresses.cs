namespace SupportBot.Models.Entities;

/// <summary>Recognises addresses and transaction hashes by shape, and checks the checksums they carry.</summary>
internal static class Addresses
{
    private const int HashLength = 64, EthereumLength = 40;

    /// <summary>Segregated witness has rules of its own; the others are Bech32, but for Kaspa, whose checksum is not checked.</summary>
    private static readonly (string Prefix, string Network, bool Segwit)[] Bech =
        [("bc1", "bitcoin", true), ("tb1", "bitcoin-testnet", true), ("ltc1", "litecoin", true), ("dgb1", "digibyte", true), ("vtc1", "vertcoin", true), ("cosmos1", "cosmos", false), ("addr1", "cardano", false), ("kaspa:", "kaspa", false)];

    /// <summary>The entity that this word is, or null. Words of fewer than 26 characters are none.</summary>
    public static Entity? Read(ReadOnlySpan<char> word, int start)
    {
        if (word.Length < 26) return null;
        return ReadHex(word, start) ?? ReadBech(word, start) ?? ReadBase58(word, start);
    }

    private static Entity? ReadHex(ReadOnlySpan<char> word, int start)
    {
        var prefixed = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var digits = prefixed ? word[2..] : word;
        if (digits.Length is not (HashLength or EthereumLength) || !IsHex(digits)) return null;
        if (digits.Length == HashLength) return new(EntityKind.TransactionHash, start, word.Length, word.ToString());
        return prefixed ? new(EntityKind.Address, start, word.Length, word.ToString(), "ethereum", !HasEip55(digits)) : null;
    }

    /// <summary>EIP-55: the case of the letters is the checksum; one case throughout carries none.</summary>
    private static bool HasEip55(ReadOnlySpan<char> digits)
    {
        Span<byte> lower = stackalloc byte[EthereumLength];
        var (hasLower, hasUpper) = (false, false);
        for (var i = 0; i < digits.Length; i++)
        {
            hasLower |= char.IsAsciiLetterLower(digits[i]);
            hasUpper |= char.IsAsciiLetterUpper(digits[i]);
            lower[i] = (byte)char.ToLowerInvariant(digits[i]);
        }

        if (!hasLower || !hasUpper) return true;
        Span<byte> hash = stackalloc byte[32];
        Keccak256.Hash(lower, hash);
        for (var i = 0; i < digits.Length; i++)
        {
            var nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15;
            if (char.IsAsciiLetter(digits[i]) && char.IsAsciiLetterUpper(digits[i]) != nibble >= 8) return false;
        }

        return true;
    }

    private static Entity? ReadBech(ReadOnlySpan<char> word, int start)
    {
        foreach (var (prefix, network, segwit) in Bech)
        {
            if (!word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || !IsAlphanumeric(word[prefix.Length..])) continue;
            return new(EntityKind.Address, start, word.Length, word.ToString(), network, prefix[^1] == '1' && !(segwit ? Bech32.IsSegwit(word) : Bech32.IsValid(word)));
        }

        return null;
    }

    private static Entity? ReadBase58(ReadOnlySpan<char> word, int start)
    {
        if (!Base58.IsBase58(word) || word.IndexOfAnyInRange('0', '9') < 0) return null;
        if (word.Length is 95 or 106 && word[0] is '4' or '8') return new(EntityKind.Address, start, word.Length, word.ToString(), "monero", !Base58.IsMonero(word));
        Span<byte> bytes = stackalloc byte[80];
        var length = word.Length <= 90 ? Base58.Decode(word, bytes) : -1;
        if (length == 25) return ReadVersioned(word, start, bytes[..length]);
        if (length == 64 && word.Length >= 86) return new(EntityKind.TransactionHash, start, word.Length, word.ToString(), "solana");
        if (length == 32 && word.Length >= 43) return new(EntityKind.Address, start, word.Length, word.ToString(), "solana");
        return word[0] is '1' or '3' or 'T' && word.Length is >= 33 and <= 35 ? new(EntityKind.Address, start, word.Length, word.ToString(), word[0] == 'T' ? "tron" : "bitcoin", true) : null;
    }

    private static Entity? ReadVersioned(ReadOnlySpan<char> word, int start, ReadOnlySpan<byte> bytes)
    {
        var network = bytes[0] switch
        {
            0x00 or 0x05 => "bitcoin",
            0x41 => "tron",
            0x30 or 0x32 => "litecoin",
            0x1E or 0x16 => "dogecoin",
            0x4C or 0x10 => "dash",
            0x3C => "ravencoin",
            0x6F or 0xC4 => "bitcoin-testnet",
            _ => null,
        };
        var sound = Base58.HasChecksum(bytes);
        return network is null && !sound ? null : new(EntityKind.Address, start, word.Length, word.ToString(), network, !sound);
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiHexDigit(c)) return false;
        return true;
    }

    private static bool IsAlphanumeric(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c)) return false;
        return true;
    }
}
