namespace SupportBot.Knowledge;

/// <summary>What came of reading a content folder.</summary>
/// <param name="Base">Null when there is any problem: content is served whole or not at all.</param>
/// <param name="Problems">Every problem found, in order of file and line; empty when all is well.</param>
public sealed record ContentLoad(KnowledgeBase? Base, IReadOnlyList<ContentProblem> Problems);
