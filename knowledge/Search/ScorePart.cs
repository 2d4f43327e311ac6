namespace SupportBot.Knowledge.Search;

/// <summary>One reason of a score.</summary>
/// <param name="Reason">"word", "words in a row", "letters", "synonym or correction", "likeness to a question" or "category".</param>
/// <param name="Text">The word of the query, or what was compared.</param>
/// <param name="Score">Its share; the parts add up to the score of the hit.</param>
public sealed record ScorePart(string Reason, string Text, double Score);
