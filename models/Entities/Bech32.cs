namespace SupportBot.Models.Entities;

/// <summary>Bech32 (BIP 173) and Bech32m (BIP 350) checksums.</summary>
internal static class Bech32
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const uint Bech32Constant = 1, Bech32mConstant = 0x2BC830A3;

    private static readonly uint[] Generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    /// <summary>Whether the checksum holds; mixed case is refused as the standard says.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        var separator = text.LastIndexOf('1');
        if (separator < 1 || text.Length - separator < 7 || IsMixedCase(text)) return false;
        var check = 1u;
        foreach (var c in text[..separator]) check = Step(check) ^ (uint)(char.ToLowerInvariant(c) >> 5);
        check = Step(check);
        foreach (var c in text[..separator]) check = Step(check) ^ (uint)(char.ToLowerInvariant(c) & 31);
        foreach (var c in text[(separator + 1)..])
        {
            var digit = Alphabet.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (digit < 0) return false;
            check = Step(check) ^ (uint)digit;
        }

        return check is Bech32Constant or Bech32mConstant;
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
