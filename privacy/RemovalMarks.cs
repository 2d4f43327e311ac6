namespace SupportBot.Privacy;

/// <summary>What stands in a text where a secret was. Rules do not read inside marks or across them.</summary>
internal static class RemovalMarks
{
    private const string Ending = " removed]";

    private static readonly string[] ByKind = MakeMarks();

    public static string For(SecretKind kind) => ByKind[(int)kind];

    /// <summary>Length of the mark at the start of the text, 0 when there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        foreach (var mark in ByKind)
            if (text.StartsWith(mark)) return mark.Length;
        return 0;
    }

    private static string[] MakeMarks()
    {
        var marks = new string[Enum.GetValues<SecretKind>().Length];
        foreach (var kind in Enum.GetValues<SecretKind>()) marks[(int)kind] = "[" + Name(kind) + Ending;
        return marks;
    }

    private static string Name(SecretKind kind) => kind switch
    {
        SecretKind.RecoveryPhrase => "recovery phrase",
        SecretKind.PrivateKey => "private key",
        SecretKind.ExtendedKey => "extended key",
        SecretKind.Card => "card number",
        SecretKind.Password => "password",
        SecretKind.OneTimeCode => "code",
        SecretKind.Token => "access token",
        SecretKind.Keystore => "keystore",
        SecretKind.PemKey => "key file",
        SecretKind.HexKey => "key",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Give the new kind a name here."),
    };
}
