using SupportBot.Models.Features;

namespace SupportBot.Models.Entities;

/// <summary>
/// Finds things named in a message, in one pass over its words: ticket references, transaction hashes, addresses with
/// their checksums, moments, amounts with currency, error codes, devices, versions, networks and miner software.
/// Never throws, whatever the text.
/// </summary>
public static class EntityFinder
{
    /// <summary>A message names a handful of things; a pasted log may name thousands.</summary>
    public const int Most = 32;

    /// <summary>Entities in order of their place; none overlaps another.</summary>
    /// <param name="now">Local time of the person who wrote: what "yesterday" is told from. Null leaves moments untold.</param>
    public static IReadOnlyList<Entity> Find(ReadOnlySpan<char> text, DateTime? now = null)
    {
        List<Entity>? found = null;
        var reader = new WordReader(text);
        var previous = default(Token);
        while (found is not { Count: >= Most } && reader.Next(out var token))
        {
            var entity = ReadLong(text, token) ?? ReadMoment(text, token, now, ref reader) ?? ReadShort(text, token, previous, ref reader);
            if (entity is not null) (found ??= []).Add(entity);
            previous = token;
        }

        return found ?? (IReadOnlyList<Entity>)[];
    }

    private static Entity? ReadLong(ReadOnlySpan<char> text, Token token)
    {
        var word = text.Slice(token.Start, token.Length);
        if (word.Length >= 12 && TicketReferences.IndexIn(word) is >= 0 and var at)
            return new(EntityKind.TicketReference, token.Start + at, 12, TicketReferences.Find(word)!); // it stands at this very place
        return Addresses.Read(word, token.Start);
    }

    /// <summary>In a run without spaces a moment may begin at any character; reading goes on after it.</summary>
    private static Entity? ReadMoment(ReadOnlySpan<char> text, Token token, DateTime? now, ref WordReader reader)
    {
        var end = TextNormalizer.IsUnspaced(text[token.Start]) ? token.Start + token.Length : token.Start + 1;
        for (var at = token.Start; at < end; at++)
        {
            if (!Moments.MayStart(text, at) || Moments.Read(text, at, now) is not { } moment) continue;
            reader.MoveTo(moment.Start + moment.Length);
            return moment;
        }

        return null;
    }

    private static Entity? ReadShort(ReadOnlySpan<char> text, Token token, Token previous, ref WordReader reader)
    {
        if (Amounts.Read(text, token, ref reader) is { } amount) return amount;
        return Codes.Read(text, token, previous, reader) ?? ReadName(text, token, ref reader);
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
        if (model.IndexOfAnyInRange('0', '9') < 0 || Moments.Read(text, next.Start, null) is not null) return new(EntityKind.Device, token.Start, token.Length, value);
        reader = ahead;
        return new(EntityKind.Device, token.Start, next.Start + next.Length - token.Start, value + " " + model.ToString().ToLowerInvariant());
    }
}
