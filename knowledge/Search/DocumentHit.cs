namespace SupportBot.Knowledge.Search;

/// <summary>A document that a search found.</summary>
/// <param name="Document">Its number: the order in which documents were given to the index.</param>
/// <param name="Score">Comparable within one search only.</param>
/// <param name="Evidence">What makes the hit likely or unlikely to answer; comparable between searches.</param>
public readonly record struct DocumentHit(int Document, float Score, HitEvidence Evidence);

/// <summary>How well a hit fits its query.</summary>
/// <param name="Coverage">Share of the query's words that the document holds, weighted by rarity, in [0, 1].</param>
/// <param name="Likeness">Cosine with the title or the nearest question, in [0, 1].</param>
/// <param name="Fullness">The score relative to all words matching as well as they could; 0 and up, mostly below 1.</param>
/// <param name="Lead">How far ahead of the best other document, relative to the better of the two, in [-1, 1].</param>
/// <param name="Words">Words in the query.</param>
public readonly record struct HitEvidence(float Coverage, float Likeness, float Fullness, float Lead, int Words);
