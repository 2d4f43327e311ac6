namespace SupportBot.Models.Entities;

/// <summary>Bech32 (BIP 173) and Bech32m (BIP 350) checksums.</summary>
internal static class Bech32
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const uint Bech32Constant = 1, Bech32mConstant = 0x2BC830A3;

    private static readonly uint[] Generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    /// <summary>Whether the checksum holds; mixed case is refused as the standard says.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => Checksum(text) is Bech32Constant or Bech32mConstant;

    /// <summary>The remainder that tells the two standards apart, 0 for what is neither.</summary>
    private static uint Checksum(ReadOnlySpan<char> text)
    {
        var separator = text.LastIndexOf('1');
        if (separator < 1 || text.Length - separator < 7 || IsMixedCase(text)) return 0;
        var check = 1u;
        foreach (var c in text[..separator]) check = Step(check) ^ (uint)(char.ToLowerInvariant(c) >> 5);
        check = Step(check);
        foreach (var c in text[..separator]) check = Step(check) ^ (uint)(char.ToLowerInvariant(c) & 31);
        foreach (var c in text[(separator + 1)..])
        {
            var digit = Digit(c);
            if (digit < 0) return 0;
            check = Step(check) ^ (uint)digit;
        }

        return check;
    }

    private static int Digit(char c) => Alphabet.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);

    /// <summary>Segregated witness: version 0 has a Bech32 checksum and a program of 20 or 32 bytes, later ones Bech32m and 2 to 40 bytes (BIP 173, BIP 350).</summary>
    public static bool IsSegwit(ReadOnlySpan<char> text)
    {
        var check = text.Length > 90 ? 0 : Checksum(text);
        if (check is not (Bech32Constant or Bech32mConstant)) return false;
        var data = text[(text.LastIndexOf('1') + 1)..^6];
        if (data.IsEmpty) return false;
        var version = Digit(data[0]);
        var bits = (data.Length - 1) * 5;
        var (bytes, padding) = (bits / 8, bits % 8);
        if (version > 16 || padding >= 5 || bytes is < 2 or > 40 || (version == 0) != (check == Bech32Constant)) return false;
        return (version > 0 || bytes is 20 or 32) && (Digit(data[^1]) & ((1 << padding) - 1)) == 0;
    }

    private static uint Step(uint check)
    {
        var top = check >> 25;
        check = (check & 0x1FFFFFF) << 5;
        for (var i = 0; i < 5; i++)
            if (((top >> i) & 1) != 0) check ^= Generator[i];
        return check;
    }

    private static bool IsMixedCase(ReadOnlySpan<char> text)
    {
        var (lower, upper) = (false, false);
        foreach (var c in text)
        {
            lower |= char.IsAsciiLetterLower(c);
            upper |= char.IsAsciiLetterUpper(c);
        }

        return lower && upper;
    }
}
