using System.Buffers;
using System.Text;
using SupportBot.Privacy;

namespace SupportBot.Store.Sql;

/// <summary>What may be written: identifiers are checked, text is made fit for both databases.</summary>
internal static class Kept
{
    public const int LongestId = 512;

    private static readonly SearchValues<char> Unfit =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '\u007f', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private static readonly SearchValues<char> NulOrSurrogate =
        SearchValues.Create(['\0', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    /// <exception cref="ArgumentException">Empty, too long, or with control characters.</exception>
    public static string Id(string id, string name)
    {
        if (string.IsNullOrEmpty(id) || id.Length > LongestId || id.AsSpan().ContainsAny(Unfit))
            throw new ArgumentException($"{name} must have 1 to {LongestId} characters and no control characters; this one has {id?.Length ?? 0}.", name);
        return id;
    }

    public static string? OptionalId(string? id, string name) => id is null ? null : Id(id, name);

    /// <summary>Only SafeText is ever written, so what a database gives back is safe.</summary>
    public static SafeText Restore(string text) => new(text);

    /// <summary>PostgreSQL's text knows neither NUL nor half a surrogate pair, and what SQLite kept must be able to move there.</summary>
    public static string Text(SafeText text)
    {
        var value = text.Value;
        if (!value.AsSpan().ContainsAny(NulOrSurrogate))
            return value;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)).Replace('\0', '\uFFFD');
    }
}
