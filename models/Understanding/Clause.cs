namespace SupportBot.Models.Understanding;

/// <summary>A part of a message that may hold a wish of its own.</summary>
/// <param name="Start">Characters from 0.</param>
/// <param name="Joint">How it is tied to what comes before.</param>
internal readonly record struct Clause(int Start, int Length, Joint Joint)
{
    public int End => Start + Length;
}

/// <summary>How a clause is tied to the one before, weakest first.</summary>
internal enum Joint
{
    /// <summary>The first clause.</summary>
    None,
    Comma,
    Sentence,

    /// <summary>A new line, or a mark of a list: "2)", "-", "•".</summary>
    Item,

    /// <summary>Words that announce something else: "another thing", "además", "кстати".</summary>
    Connective,
}
