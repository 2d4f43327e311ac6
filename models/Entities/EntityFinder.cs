namespace SupportBot.Models.Entities;

/// <summary>
/// Finds things named in a message, in one pass over its words: ticket references, transaction hashes, addresses with
/// their checksums, amounts with currency, error codes, devices, versions, networks and miner software.
/// Never throws, whatever the text.
/// </summary>
public static class EntityFinder
{
    /// <summary>A message names a handful of things; a pasted log may name thousands.</summary>
    public const int Most = 32;

    /// <summary>Entities in order of their place.</summary>
    public static IReadOnlyList<Entity> Find(ReadOnlySpan<char> text)
    {
        List<Entity>? found = null;
        var reader = new WordReader(text);
        var previous = default(Token);
        while (found is not { Count: >= Most } && reader.Next(out var token))
        {
            var entity = Read(text, token, previous, ref reader);
            if (entity is not null) (found ??= []).Add(entity);
            previous = token;
        }

        return found ?? (IReadOnlyList<Entity>)[];
    }

    private static Entity? Read(ReadOnlySpan<char> text, Token token, Token previous, ref WordReader reader)
    {
        var word = text.Slice(token.Start, token.Length);
        if (word.Length >= 12 && TicketReferences.IndexIn(word) is >= 0 and var at)
            return new(EntityKind.TicketReference, token.Start + at, 12, TicketReferences.Find(word)!); // it stands at this very place
        if (word.Length >= 26) return Addresses.Read(word, token.Start);
        if (Amounts.Read(text, token, ref reader) is { } amount) return amount;
        return Codes.Read(text, token, previous) ?? ReadName(text, token, ref reader);
    }

    private static Entity? ReadName(ReadOnlySpan<char> text, Token token, ref WordReader reader)
    {
        if (token.Length > Names.LongestName) return null;
        Span<char> lower = stackalloc char[Names.LongestName];
        lower = lower[..text.Slice(token.Start, token.Length).ToLowerInvariant(lower)];
        var digits = lower.Length;
        if (!Names.TryFind(lower, out var kind, out var value))
        {
            // "rtx3080", "iphone13": the name and its number in one word
            digits = lower.IndexOfAnyInRange('0', '9');
            if (digits < 2 || !Names.TryFind(lower[..digits], out kind, out value) || kind != EntityKind.Device) return null;
            return new(kind, token.Start, token.Length, value + " " + lower[digits..].ToString());
        }

        if (kind != EntityKind.Device || !Names.TakesModel(value)) return new(kind, token.Start, token.Length, value);
        return WithModel(text, token, value, ref reader);
    }

    /// <summary>Takes the following number or model word along: "galaxy s22", "windows 11", "rtx 3080".</summary>
    private static Entity WithModel(ReadOnlySpan<char> text, Token token, string value, ref WordReader reader)
    {
        var ahead = reader;
        if (!ahead.Next(out var next) || next.Start - token.Start - token.Length > 1 || next.Length > 8) return new(EntityKind.Device, token.Start, token.Length, value);
        var model = text.Slice(next.Start, next.Length);
        if (model.IndexOfAnyInRange('0', '9') < 0) return new(EntityKind.Device, token.Start, token.Length, value);
        reader = ahead;
        return new(EntityKind.Device, token.Start, next.Start + next.Length - token.Start, value + " " + model.ToString().ToLowerInvariant());
    }
}

/// <summary>A word's place in the text.</summary>
internal readonly record struct Token(int Start, int Length);

/// <summary>Words between white space and punctuation; dots, dashes, commas and the like stay inside a word.</summary>
internal ref struct WordReader(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public bool Next(out Token token)
    {
        while (_at < _text.Length && !Starts(_text[_at])) _at++;
        var start = _at;
        while (_at < _text.Length && Continues(_text[_at])) _at++;
        var end = _at;
        while (end > start && _text[end - 1] is '.' or ',' or ':' or '-' or '_' && end > start) end--;
        token = new(start, end - start);
        if (end == start && _at < _text.Length) _at = Math.Max(_at, start + 1);
        return end > start;
    }

    private static bool Starts(char c) => char.IsLetterOrDigit(c) || Currencies.OfSign(c) is not null || c is '-' or '+';

    private static bool Continues(char c) => Starts(c) || c is '.' or ',' or ':' or '_' || char.IsSurrogate(c);
}
