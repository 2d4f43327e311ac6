namespace SupportBot.Knowledge.Search;

/// <summary>What is asked of a search besides the words.</summary>
/// <param name="Language">The reader's language, ISO 639-1. Its own articles come first; what it lacks comes in English.</param>
/// <param name="Now">Decides which articles are valid.</param>
public sealed record SearchRequest(string Language, DateTimeOffset Now)
{
    /// <summary>What the message seems to be about: articles of this category rank a little higher. Null: no opinion.</summary>
    public string? Category { get; init; }

    /// <summary>The same for the topic within the category.</summary>
    public string? Topic { get; init; }

    /// <summary>Most hits wanted, 1 to 20.</summary>
    public int Top { get; init; } = 5;

    /// <summary>Articles for staff too. Never for anything that a user may read.</summary>
    public bool IncludeStaff { get; init; }
}
