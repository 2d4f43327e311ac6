namespace SupportBot.Knowledge.Search;

/// <summary>What the index knows of a document. The order in which documents are given is their number.</summary>
/// <param name="Questions">What people ask when this document answers; may be empty.</param>
/// <param name="Body">Plain text.</param>
public sealed record SearchDocument(string Title, IReadOnlyList<string> Questions, string Body);
