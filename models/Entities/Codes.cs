namespace SupportBot.Models.Entities;

/// <summary>Error codes ("error 403", "ERR_TIMED_OUT", "0x80070005", "E1042") and versions ("v1.2.3", "version 6.21").</summary>
internal static class Codes
{
    private static readonly string[] ErrorWords = ["error", "err", "code", "errorcode", "exception", "http", "status", "fehler", "erreur", "erro", "ошибка", "код", "에러", "오류", "lỗi", "código", "codigo", "kode", "mã", "codice", "एरर", "कोड", "에러코드", "오류코드", "코드", "ошибки", "ошибкой", "ошибку", "кодом", "erreurs"];

    /// <summary>In scripts without spaces the word may end anything: "提示错误".</summary>
    private static readonly string[] ErrorEndings = ["错误", "错误码", "错误代码", "代码", "报错", "异常码", "错误提示"];

    /// <summary>What a web server's number is followed by: "502 bad gateway".</summary>
    private static readonly string[] AfterStatus = ["error", "errors", "not", "bad", "forbidden", "service", "gateway", "unauthorized", "internal", "too", "错误", "ошибка", "오류", "에러"];

    private static readonly string[] SystemCodes = ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH", "ENETUNREACH", "EACCES", "EPIPE", "ENOENT", "EADDRINUSE", "SIGSEGV", "SIGILL", "SIGABRT"];

    private static readonly string[] CodeParts = ["ERR", "FAIL", "INVALID", "DENIED", "TIMEOUT", "EXCEPTION", "REFUSED", "REJECT"];
    private static readonly string[] VersionWords = ["version", "ver", "v", "versión", "versão", "версия", "versi", "update", "app", "build", "release", "firmware", "xmrig", "버전", "phiên", "bản", "версии", "версию", "верс", "वर्ज़न", "वर्जन", "版本", "android", "ios", "macos", "ubuntu", "hiveos"];

    /// <param name="reader">Stands after the token.</param>
    public static Entity? Read(ReadOnlySpan<char> text, Token token, Token previous, WordReader reader)
    {
        var word = text.Slice(token.Start, token.Length);
        var before = text.Slice(previous.Start, previous.Length);
        if (IsErrorCode(word, before) || IsStatus(text, word, reader)) return new(EntityKind.ErrorCode, token.Start, token.Length, word.ToString().ToUpperInvariant());
        return IsVersion(word, before) ? new(EntityKind.Version, token.Start, token.Length, word.TrimStart("vV").ToString()) : null;
    }

    private static bool IsErrorCode(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (word.StartsWith("ERR_", StringComparison.OrdinalIgnoreCase) || word.StartsWith("ERROR_", StringComparison.Ordinal)) return true;
        if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && word.Length is >= 6 and <= 18) return AllHex(word[2..]);
        if (word.Length is >= 4 and <= 7 && word[0] is 'E' && AllDigits(word[1..])) return true;
        if ((word[0] is 'E' or 'S' && IsOneOf(word, SystemCodes)) || IsConstant(word)) return true;
        var digits = word[0] is '-' ? word[1..] : word;
        if (digits.Length is < 1 or > 10 || digits.IndexOfAnyInRange('0', '9') < 0 || digits.IndexOfAny('.', ',') >= 0) return false;
        return IsOneOf(before, ErrorWords) || EndsInError(before);
    }

    /// <summary>"NETWORK_ERROR": capitals and underscores, one part of which tells of a failure.</summary>
    private static bool IsConstant(ReadOnlySpan<char> word)
    {
        if (word.Length < 6 || !word.Contains('_') || word.IndexOfAnyInRange('a', 'z') >= 0) return false;
        foreach (var part in CodeParts)
            if (word.Contains(part, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsStatus(ReadOnlySpan<char> text, ReadOnlySpan<char> word, WordReader reader) =>
        word.Length == 3 && word[0] is '4' or '5' && AllDigits(word) && reader.Next(out var next) && IsOneOf(text.Slice(next.Start, next.Length), AfterStatus);

    private static bool EndsInError(ReadOnlySpan<char> word)
    {
        foreach (var ending in ErrorEndings)
            if (word.EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsVersion(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (word.IndexOfAnyInRange('0', '9') < 0) return false;
        var marked = word.Length > 2 && word[0] is 'v' or 'V' && char.IsAsciiDigit(word[1]);
        var number = marked ? word[1..] : word;
        var dots = 0;
        foreach (var c in number)
        {
            if (c == '.') dots++;
            else if (!char.IsAsciiDigit(c)) return marked && dots > 0;
        }

        if (!char.IsAsciiDigit(number[0])) return false;
        return (dots >= 1 && (marked || IsOneOf(before, VersionWords))) || (dots == 2 && number.Length <= 12);
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var known in words)
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool AllHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiHexDigit(c)) return false;
        return true;
    }

    private static bool AllDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiDigit(c)) return false;
        return true;
    }
}
