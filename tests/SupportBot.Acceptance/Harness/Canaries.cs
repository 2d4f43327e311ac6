using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Acceptance.Harness;

/// <summary>A secret that nobody uses, how a person would post it, and the parts that must be found nowhere afterwards.</summary>
public sealed record Canary(string Name, string Posted, IReadOnlyList<string> Traces)
{
    /// <summary>Short enough, and of characters that a file's name may have.</summary>
    public bool FitsFileName => Posted.Length <= 200 && !Posted.Contains('{');
}

/// <summary>Makes secrets of every kind, with right checksums, the same ones for the same seed.</summary>
public sealed class Canaries(int seed)
{
    private const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private readonly Random _random = new(seed);
    private readonly string[] _words = File.ReadAllLines(Path.Combine(Repository.Root, "privacy", "WordLists", "bip39-english.txt"));

    /// <summary>One of each kind, all new.</summary>
    public IReadOnlyList<Canary> Next() =>
    [
        Phrase(), WalletKey(), ExtendedKey(), HexKey(), Card(), Password(), OneTimeCode(), AccessToken(), Keystore(),
    ];

    /// <summary>A 12-word phrase with a right checksum (BIP-39). Four words in a row are a trace: no text of ours has them.</summary>
    public Canary Phrase()
    {
        var words = PhraseWords();
        var text = string.Join(' ', words);
        return new Canary("recovery phrase", text, [.. Enumerable.Range(0, 9).Select(at => string.Join(' ', words.Skip(at).Take(4)))]);
    }

    public string[] PhraseWords()
    {
        var entropy = Bytes(16);
        var bits = new BigInteger(entropy, isUnsigned: true, isBigEndian: true) << 4 | SHA256.HashData(entropy)[0] >> 4;
        return [.. Enumerable.Range(0, 12).Select(at => _words[(int)(bits >> (121 - 11 * at) & 2047)])];
    }

    public Canary WalletKey()
    {
        var key = Checked([0x80, .. Bytes(32), 0x01]);
        return new Canary("private key", $"this is my key {key} please look", [key, key[..20]]);
    }

    public Canary ExtendedKey()
    {
        var key = Checked([0x04, 0x88, 0xAD, 0xE4, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Bytes(32), 0, .. Bytes(32)]);
        return new Canary("extended key", $"my wallet exported {key}", [key, key[10..40]]);
    }

    public Canary HexKey()
    {
        var key = Convert.ToHexStringLower(Bytes(32));
        return new Canary("hexadecimal key", $"private key: {key}", [key, key[..24]]);
    }

    public Canary Card()
    {
        var digits = "4" + Digits(14);
        var sum = digits.Reverse().Select((digit, at) => (digit - '0') * (at % 2 == 0 ? 2 : 1)).Sum(value => value > 9 ? value - 9 : value);
        digits += (10 - sum % 10) % 10;
        var spaced = string.Join(' ', digits.Chunk(4).Select(four => new string(four)));
        return new Canary("card", $"I paid with card {spaced}", [digits, spaced, digits[4..]]);
    }

    public Canary Password()
    {
        var word = "Zq" + Letters(9) + "7!x";
        return new Canary("password", $"my password is {word}", [word]);
    }

    public Canary OneTimeCode()
    {
        var code = Digits(8);
        return new Canary("one-time code", $"the verification code is {code}", [code]);
    }

    public Canary AccessToken()
    {
        var payload = Base64($$"""{"sub":"{{Letters(12)}}","exp":1900000000}""");
        var signature = Convert.ToBase64String(Bytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var token = $"{Base64("""{"alg":"HS256","typ":"JWT"}""")}.{payload}.{signature}";
        return new Canary("access token", $"the request had {token} in it", [token, payload, signature]);
    }

    public Canary Keystore()
    {
        var (cipher, mac) = (Convert.ToHexStringLower(Bytes(32)), Convert.ToHexStringLower(Bytes(32)));
        var json = $$$"""{"version":3,"id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","crypto":{"cipher":"aes-128-ctr","ciphertext":"{{{cipher}}}","cipherparams":{"iv":"83dbcc02d8ccb40e466191a123791e0e"},"kdf":"scrypt","kdfparams":{"dklen":32,"n":262144,"p":8,"r":1,"salt":"ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"},"mac":"{{{mac}}}"}}""";
        return new Canary("keystore", json, [cipher, mac]);
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('1' + _random.Next(9))));

    private string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('a' + _random.Next(26))));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Base58 with the four bytes of checksum that Bitcoin appends.</summary>
    private static string Checked(byte[] payload)
    {
        byte[] all = [.. payload, .. SHA256.HashData(SHA256.HashData(payload)).AsSpan(0, 4)];
        var number = new BigInteger(all, isUnsigned: true, isBigEndian: true);
        var text = new StringBuilder();
        for (; number > 0; number /= 58)
            text.Insert(0, Base58[(int)(number % 58)]);
        return text.ToString();
    }
}
