namespace SupportBot.Models.Entities;

/// <summary>The first two characters of a text in lower case as one number: what phrases are looked up by.</summary>
internal static class PhraseStart
{
    public static int Of(ReadOnlySpan<char> text) => OfFirst(text) | (text.Length > 1 ? char.ToLowerInvariant(text[1]) : 0);

    /// <summary>The number of a phrase that is this one character.</summary>
    public static int OfFirst(ReadOnlySpan<char> text) => char.ToLowerInvariant(text[0]) << 16;
}
