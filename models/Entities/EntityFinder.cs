namespace SupportBot.Models.Entities;

/// <summary>Finds things named in a message. Never throws, whatever the text.</summary>
public static class EntityFinder
{
    /// <summary>Entities in order of their place.</summary>
    public static IReadOnlyList<Entity> Find(ReadOnlySpan<char> text)
    {
        List<Entity>? found = null;
        var at = TicketReferences.IndexIn(text);
        if (at >= 0) (found ??= []).Add(new(EntityKind.TicketReference, at, 12, TicketReferences.Find(text[at..])!)); // found at this very place
        return found ?? (IReadOnlyList<Entity>)[];
    }
}
