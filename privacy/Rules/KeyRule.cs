using SupportBot.Privacy.Reading;

namespace SupportBot.Privacy.Rules;

/// <summary>Private keys by shape, and 32 bytes of hexadecimal by what is said around them.</summary>
internal static class KeyRule
{
    private const int ShortestKey = 22;
    private const int ContextTokens = 12;
    private const int KeptFront = 6;
    private const int KeptBack = 4;

    public static void Apply(in ReadText read, bool hashExpected, ref Found found)
    {
        if (read.LongestToken >= ShortestKey)
            for (var i = 0; i < read.Tokens.Length; i++)
                if (read.Tokens[i] is { Kind: TokenKind.Word, Length: >= ShortestKey } or { Length: 64 or 128 })
                    Judge(read, i, hashExpected, ref found);
        ByteArrays(read, ref found);
    }

    private static void Judge(in ReadText read, int index, bool hashExpected, ref Found found)
    {
        ref readonly var token = ref read.Tokens[index];
        var (start, end) = Widened(read, token);
        var wide = read.Text[start..end];
        var text = read.Text[token.Start..token.End];
        if (KeyShapes.IsExtendedKey(text)) found.Add(token.Start, token.End, SecretKind.ExtendedKey, true);
        else if (KeyShapes.IsWalletImport(text, out var certain)) found.Add(token.Start, token.End, SecretKind.PrivateKey, certain);
        else if (KeyShapes.IsNamedKey(wide) || KeyShapes.IsEncryptedKey(text) || KeyShapes.IsMiniKey(text))
            found.Add(start, end, SecretKind.PrivateKey, true);
        else if (KeyShapes.IsLongHex(text)) JudgeHex(read, index, hashExpected, ref found);
        else if (KeyShapes.IsSixtyFourBytes(text) && Context(read, index) == Surroundings.Key)
            found.Add(token.Start, token.End, SecretKind.PrivateKey, false);
    }

    private static void JudgeHex(in ReadText read, int index, bool hashExpected, ref Found found)
    {
        ref readonly var token = ref read.Tokens[index];
        switch (Context(read, index))
        {
            case Surroundings.Key:
                found.Add(token.Start, token.End, SecretKind.HexKey, true);
                break;
            case Surroundings.Nothing when !hashExpected:
                found.Add(token.Start + KeptFront, token.End - KeptBack, SecretKind.HexKey, false, shortened: true);
                break;
        }
    }

    private enum Surroundings { Nothing, Key, Transaction }

    // The nearest word decides, before the key word after: "the tx hash of … is", "… is my private key".
    private static Surroundings Context(in ReadText read, int index)
    {
        for (var distance = 1; distance <= ContextTokens; distance++)
        {
            var before = Meaning(read, index - distance);
            if (before != Surroundings.Nothing) return before;
            var after = distance <= 5 ? Meaning(read, index + distance) : Surroundings.Nothing;
            if (after != Surroundings.Nothing) return after;
        }
        return Surroundings.Nothing;
    }

    private static Surroundings Meaning(in ReadText read, int index)
    {
        if (index < 0 || index >= read.Tokens.Length) return Surroundings.Nothing;
        ref readonly var token = ref read.Tokens[index];
        if (token.Is(Marks.PrivateKey | Marks.Seed)) return Surroundings.Key;
        if (token.Is(Marks.KeyNoun | Marks.KeyAdjective | Marks.PhraseAdjective | Marks.Password) && HasPair(read, index)) return Surroundings.Key;
        return token.Is(Marks.Transaction) ? Surroundings.Transaction : Surroundings.Nothing;
    }

    // "private key", "clé privée", "key (private)", "spend secret key".
    private static bool HasPair(in ReadText read, int index)
    {
        if (read.Tokens[index].Is(Marks.Password)) return true;
        var wanted = read.Tokens[index].Is(Marks.KeyNoun) ? Marks.KeyAdjective : Marks.KeyNoun;
        if (read.Tokens[index].Is(Marks.PhraseAdjective) && !read.Tokens[index].Is(Marks.KeyAdjective)) wanted = Marks.PhraseNoun | Marks.KeyNoun;
        for (var other = Math.Max(0, index - 2); other <= index + 2 && other < read.Tokens.Length; other++)
            if (other != index && read.Tokens[other].Is(wanted)) return true;
        // A bare "key:" or "secret:" right before the digits.
        return read.Tokens[index].Is(Marks.KeyNoun | Marks.KeyAdjective) && index + 1 < read.Tokens.Length
            && read.Tokens[index + 1].Length >= 64 && !(index > 0 && read.Tokens[index - 1].Is(Marks.Transaction));
    }

    // Some shapes hold dashes and underscores.
    private static (int Start, int End) Widened(in ReadText read, in Token token)
    {
        int start = token.Start, end = token.End, least = Math.Max(0, start - 40), most = Math.Min(read.Text.Length, end + 200);
        while (start > least && IsPart(read.Text[start - 1])) start--;
        while (end < most && IsPart(read.Text[end])) end++;
        return (start, end);
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    // A Solana key pair file: [12,250,…], 64 bytes.
    private static void ByteArrays(in ReadText read, ref Found found)
    {
        if (read.Digits < 64) return;
        var run = 0;
        for (var i = 0; i <= read.Tokens.Length; i++)
        {
            if (i < read.Tokens.Length && IsByte(read, i) && (run == 0 || IsComma(read.Before(i)))) { run++; continue; }
            if (run is >= 64 and <= 96) found.Add(read.Tokens[i - run].Start, read.Tokens[i - 1].End, SecretKind.PrivateKey, true);
            run = i < read.Tokens.Length && IsByte(read, i) ? 1 : 0;
        }
    }

    private static bool IsByte(in ReadText read, int index) =>
        read.Tokens[index] is { Kind: TokenKind.Number, Length: <= 3 } token && int.Parse(read.Text[token.Start..token.End], null) <= 255;

    private static bool IsComma(ReadOnlySpan<char> between) => between.Trim() is ",";
}
