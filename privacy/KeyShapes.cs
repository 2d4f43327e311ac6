using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Privacy;

/// <summary>Private keys as they are written down. Sources: BIP-32 (extended keys), BIP-38, Bitcoin wiki "Wallet import format".</summary>
internal static class KeyShapes
{
    private const string Base58Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const int ShortestExtendedKey = 40;

    private static readonly SearchValues<char> Base58 = SearchValues.Create(Base58Alphabet);
    private static readonly SearchValues<char> Base32 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    // BIP-32, SLIP-132 and the coins that chose letters of their own.
    private static readonly string[] ExtendedKeyPrefixes = ["xprv", "yprv", "zprv", "tprv", "uprv", "vprv", "dgpv", "ltpv", "mtpv", "ttpv", "drkp", "xprvs"];

    // nostr, age, Cardano, Zcash, Tezos, EOS: their names end where the secret begins.
    private static readonly string[] OtherPrefixes =
    [
        "nsec1", "age-secret-key-1", "ed25519_sk1", "ed25519e_sk1", "root_xsk1", "acct_xsk1", "secret-extended-key-main1", "secret-spending-key-main1",
        "edsk", "spsk", "p2sk", "pvt_k1_", "pvt_r1_", "xsk1", "lnd-seed", "suiprivkey1",
    ];

    public static bool IsKey(ReadOnlySpan<char> text) =>
        IsExtendedKey(text) || IsNamedKey(text) || IsWalletImport(text, out _) || IsEncryptedKey(text);

    /// <summary>xprv and its kin, whole or cut off.</summary>
    public static bool IsExtendedKey(ReadOnlySpan<char> text)
    {
        if (text.Length < ShortestExtendedKey || text.ContainsAnyExcept(Base58)) return false;
        foreach (var prefix in ExtendedKeyPrefixes)
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Keys that begin with a name of their own.</summary>
    public static bool IsNamedKey(ReadOnlySpan<char> text)
    {
        if (text.Length < 40) return false;
        foreach (var prefix in OtherPrefixes)
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return true;
        return IsStellarSeed(text);
    }

    /// <summary>
    /// 51 characters that begin with 5, 6, 7 or 9, or 52 with K, L, c, T, Q, X, U, V or p, in Base58: Bitcoin, Litecoin, Dogecoin, Dash and
    /// their test nets.
    /// </summary>
    public static bool IsWalletImport(ReadOnlySpan<char> text, out bool certain)
    {
        certain = false;
        var shaped = text.Length switch
        {
            51 => text[0] is '5' or '6' or '7' or '9',
            52 => text[0] is 'K' or 'L' or 'c' or 'T' or 'Q' or 'X' or 'U' or 'V' or 'p',
            _ => false,
        };
        if (!shaped || text.ContainsAnyExcept(Base58)) return false;
        certain = HasBase58Checksum(text);
        return true;
    }

    /// <summary>BIP-38: 58 characters that begin with 6P.</summary>
    public static bool IsEncryptedKey(ReadOnlySpan<char> text) =>
        text.Length == 58 && text.StartsWith("6P") && !text.ContainsAnyExcept(Base58);

    /// <summary>Casascius: S and 21–29 more; the SHA-256 of the text and a question mark begins with a zero byte.</summary>
    public static bool IsMiniKey(ReadOnlySpan<char> text)
    {
        if (text.Length is not (22 or 26 or 30) || text[0] != 'S' || text.ContainsAnyExcept(Base58)) return false;
        Span<byte> bytes = stackalloc byte[31];
        Encoding.ASCII.GetBytes(text, bytes);
        bytes[text.Length] = (byte)'?';
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes[..(text.Length + 1)], hash);
        return hash[0] == 0;
    }

    /// <summary>A Solana key pair or signature: 64 bytes in Base58.</summary>
    public static bool IsSixtyFourBytes(ReadOnlySpan<char> text) => text.Length is 87 or 88 && !text.ContainsAnyExcept(Base58);

    /// <summary>32 bytes (or 64) in hexadecimal, with or without 0x.</summary>
    public static bool IsLongHex(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) text = text[2..];
        return text.Length is 64 or 128 && !text.ContainsAnyExcept(Hex);
    }

    private static bool IsStellarSeed(ReadOnlySpan<char> text) => text.Length == 56 && text[0] == 'S' && !text.ContainsAnyExcept(Base32);

    private static bool HasBase58Checksum(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[38];
        bytes.Clear();
        foreach (var c in text)
        {
            var carry = Base58Alphabet.IndexOf(c, StringComparison.Ordinal);
            for (var i = bytes.Length - 1; i >= 0; i--)
            {
                carry += bytes[i] * 58;
                bytes[i] = (byte)carry;
                carry >>= 8;
            }
            if (carry != 0) return false;
        }
        // 33 bytes (51 characters) or 34 with the compression byte, and 4 of checksum.
        var content = bytes[^(text.Length == 51 ? 37 : 38)..];
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(content[..^4], hash);
        SHA256.HashData(hash, hash);
        return hash[..4].SequenceEqual(content[^4..]);
    }
}
