namespace SupportBot.Models.Entities;

/// <summary>Ticket references: SB-XXXX-XXXX, letters and digits, in any case, with or without the dashes' spacing.</summary>
internal static class TicketReferences
{
    private const int FullLength = 12;

    /// <summary>The first reference in the text, upper case; null when there is none.</summary>
    public static string? Find(ReadOnlySpan<char> text)
    {
        var start = IndexIn(text);
        return start < 0 ? null : text.Slice(start, FullLength).ToString().ToUpperInvariant();
    }

    /// <summary>Where the first reference starts, or -1.</summary>
    public static int IndexIn(ReadOnlySpan<char> text)
    {
        for (var from = 0; from + FullLength <= text.Length; from++)
        {
            var at = text[from..].IndexOf("sb-", StringComparison.OrdinalIgnoreCase);
            if (at < 0) return -1;
            from += at;
            if (IsAt(text, from)) return from;
        }

        return -1;
    }

    private static bool IsAt(ReadOnlySpan<char> text, int start)
    {
        if (start + FullLength > text.Length || text[start + 7] != '-') return false;
        if (start > 0 && char.IsLetterOrDigit(text[start - 1])) return false;
        if (start + FullLength < text.Length && char.IsLetterOrDigit(text[start + FullLength])) return false;
        for (var i = 3; i < FullLength; i++)
            if (i != 7 && !char.IsAsciiLetterOrDigit(text[start + i])) return false;
        return true;
    }
}
