using System.Buffers;
using SupportBot.Privacy.Reading;

namespace SupportBot.Privacy.Rules;

/// <summary>Access tokens: JSON Web Tokens, keys whose first letters name their maker, and long values beside "API key", "Bearer" and the like.</summary>
internal static class TokenRule
{
    private const int ShortestBlob = 16;

    // What the makers publish for secret scanners: beginning, least length of the whole.
    private static readonly (string Prefix, int Least)[] Makers =
    [
        ("sk-", 20), ("sk_live_", 20), ("sk_test_", 20), ("rk_live_", 20), ("rk_test_", 20), ("whsec_", 20), ("pk_live_", 200),
        ("ghp_", 30), ("gho_", 30), ("ghu_", 30), ("ghs_", 30), ("ghr_", 30), ("github_pat_", 30), ("glpat-", 20),
        ("xoxb-", 20), ("xoxp-", 20), ("xoxa-", 20), ("xoxr-", 20), ("xoxs-", 20), ("xapp-", 20), ("AKIA", 20), ("ASIA", 20), ("AIza", 35),
        ("ya29", 30), ("npm_", 30), ("pypi-", 30), ("hf_", 30), ("dop_v1_", 40), ("shpat_", 30), ("shpss_", 30), ("sq0atp-", 20), ("SG.", 40),
        ("EAAC", 60), ("figd_", 30), ("lin_api_", 30), ("dckr_pat_", 20), ("hvs.", 30), ("PMAK-", 30), ("sntrys_", 30), ("ops_eyJ", 30), ("key-", 36),
    ];

    private static readonly SearchValues<char> BlobCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~+/=");

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public static void Apply(in ReadText read, ref Found found)
    {
        if (read.LongestToken >= 8) Shapes(read, ref found);
        if (read.Has(Marks.Bearer | Marks.TokenNoun | Marks.KeyNoun)) Named(read, ref found);
    }

    private static void Shapes(in ReadText read, ref Found found)
    {
        var past = 0;
        for (var i = 0; i < read.Tokens.Length; i++)
        {
            ref readonly var token = ref read.Tokens[i];
            if (token.Start < past || token.Length < 2 || token.Kind == TokenKind.Barrier) continue;
            if (IsBotToken(read, token))
            {
                past = token.End + 1 + Length(read.Text[(token.End + 1)..], TokenCharacters);
                found.Add(token.Start, past, SecretKind.Token, true);
                continue;
            }
            var length = Length(read.Text[token.Start..], BlobCharacters);
            if (length < ShortestBlob) { past = token.Start + length; continue; }
            var blob = read.Text.Slice(token.Start, length).TrimEnd(".=/+~-_");
            past = token.Start + length;
            if (JsonWebToken(blob) is var jwt and > 0) found.Add(token.Start, token.Start + jwt, SecretKind.Token, true);
            else if (HasMaker(blob)) found.Add(token.Start, token.Start + blob.Length, SecretKind.Token, true);
            else past = NextPiece(blob, token.Start, token.End);
        }
    }

    // A path or query may carry a token in a later piece: go on behind this token, but not into it.
    private static int NextPiece(ReadOnlySpan<char> blob, int start, int tokenEnd)
    {
        var piece = blob.IndexOfAny("/=.+~");
        return piece < 0 ? start + blob.Length : Math.Max(tokenEnd, start + piece);
    }

    /// <summary>Length of header.payload.signature when the header is JSON ("eyJ" is Base64 for <c>{"</c>); 0 if it is none.</summary>
    private static int JsonWebToken(ReadOnlySpan<char> blob)
    {
        if (!blob.StartsWith("eyJ")) return 0;
        int parts = 0, length = 0;
        while (parts < 5 && length < blob.Length)
        {
            var part = Length(blob[length..], TokenCharacters);
            if (part == 0 && parts < 2) return 0;
            length += part;
            parts++;
            if (length == blob.Length || blob[length] != '.') break;
            length++;
        }
        return parts >= 2 && length >= 20 ? length : 0;
    }

    private static bool HasMaker(ReadOnlySpan<char> blob)
    {
        foreach (var (prefix, least) in Makers)
            if (blob.Length >= least && blob.StartsWith(prefix) && blob.ContainsAnyInRange('0', '9')) return true;
        return false;
    }

    // Telegram: 8–10 digits, a colon, 35 characters.
    private static bool IsBotToken(in ReadText read, in Token token) =>
        token.Kind == TokenKind.Number && token.Length is >= 8 and <= 10 && token.End < read.Text.Length && read.Text[token.End] == ':'
        && Length(read.Text[(token.End + 1)..], TokenCharacters) is >= 34 and <= 36;

    private static void Named(in ReadText read, ref Found found)
    {
        for (var i = 0; i < read.Tokens.Length; i++)
        {
            ref readonly var token = ref read.Tokens[i];
            var bearer = token.Is(Marks.Bearer);
            if (!bearer && !IsName(read, i)) continue;
            if (Value(read, i) is not (var start and >= 0)) continue;
            var length = Length(read.Text[start..], BlobCharacters);
            var blob = read.Text.Slice(start, length).TrimEnd('.');
            if (blob.Length >= ShortestBlob && (bearer || LooksRandom(blob))) found.Add(start, start + blob.Length, SecretKind.Token, false);
        }
    }

    private static bool IsName(in ReadText read, int index)
    {
        ref readonly var token = ref read.Tokens[index];
        if (!token.Is(Marks.TokenNoun | Marks.KeyNoun)) return false;
        var before = index > 0 ? read.Tokens[index - 1].Marks : 0;
        if ((before & (Marks.TokenAdjective | Marks.TokenNoun | Marks.KeyAdjective)) != 0) return true;
        return token.Is(Marks.TokenNoun) && read.Text[token.Start..token.End] is not ("token" or "tokens" or "Token" or "Tokens");
    }

    // Where the value begins: behind small words, "is", signs and quotes.
    private static int Value(in ReadText read, int name)
    {
        for (var i = name; i < Math.Min(read.Tokens.Length - 1, name + 4); i++)
        {
            if (read.Behind(i).ContainsAny(';', '!', '?')) return -1;
            ref readonly var next = ref read.Tokens[i + 1];
            if (next.Kind == TokenKind.Barrier) return -1;
            if (next.Is(Marks.Is | Marks.Filler) && next.Length < 8) continue;
            return next.Start;
        }
        return -1;
    }

    private static bool LooksRandom(ReadOnlySpan<char> blob)
    {
        if (blob.StartsWith("http") || blob.StartsWith("0x") && blob.Length == 42) return false;
        return blob.ContainsAnyInRange('0', '9') && (blob.ContainsAnyInRange('a', 'z') || blob.ContainsAnyInRange('A', 'Z'));
    }

    private static int Length(ReadOnlySpan<char> text, SearchValues<char> characters) =>
        text.IndexOfAnyExcept(characters) is var end and >= 0 ? end : text.Length;
}
