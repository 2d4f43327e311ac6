using SupportBot.Privacy.Reading;

namespace SupportBot.Privacy.Rules;

/// <summary>Whole files: PEM and PGP private keys, and keystore JSON. What is cut off counts to the end of the text.</summary>
internal static class BlockRule
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";

    public static void Apply(in ReadText read, ref Found found)
    {
        PemBlocks(read.Text, ref found);
        if (read.Has(Marks.KeystoreField)) Keystores(read, ref found);
    }

    private static void PemBlocks(ReadOnlySpan<char> text, ref Found found)
    {
        for (var from = 0; text[from..].IndexOf(Begin, StringComparison.OrdinalIgnoreCase) is var at and >= 0;)
        {
            var start = from + at;
            var label = text.Slice(start, Math.Min(80, text.Length - start));
            if (!label.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase)) { from = start + Begin.Length; continue; }
            var stop = text[start..].IndexOf(End, StringComparison.OrdinalIgnoreCase);
            var end = stop < 0 ? text.Length : start + stop + End.Length;
            // Behind "-----END " come a label and five dashes.
            if (stop >= 0 && text[end..].IndexOf("-----") is var dashes and >= 0 and < 60) end += dashes + 5;
            found.Add(start, end, SecretKind.PemKey, stop >= 0);
            from = end;
        }
    }

    // The outermost {…} that holds a field only encrypted wallets have.
    private static void Keystores(in ReadText read, ref Found found)
    {
        int depth = 0, start = 0, token = 0;
        var holds = false;
        for (var i = 0; i < read.Text.Length; i++)
        {
            while (token < read.Tokens.Length && read.Tokens[token].Start < i) token++;
            if (depth > 0 && token < read.Tokens.Length && read.Tokens[token].Start == i) holds |= read.Tokens[token].Is(Marks.KeystoreField);
            if (read.Text[i] == '{' && depth++ == 0) (start, holds) = (i, false);
            if (read.Text[i] != '}' || depth == 0 || --depth > 0) continue;
            if (holds) found.Add(start, i + 1, SecretKind.Keystore, true);
            holds = false;
        }
        if (depth > 0 && holds) found.Add(start, read.Text.Length, SecretKind.Keystore, false);
    }
}
