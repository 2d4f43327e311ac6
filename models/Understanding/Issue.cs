namespace SupportBot.Models;

/// <summary>One of the wishes of a message: what a careful agent would open a case for.</summary>
/// <param name="Category">One of the six; no two issues of a message share it.</param>
/// <param name="Topic">The likeliest topic within the category.</param>
/// <param name="Probability">In [0, 1]: that the message wishes something of this category.</param>
/// <param name="Start">Where the part that says it begins, characters from 0. For a message with one issue the part is all of it.</param>
public sealed record Issue(string Category, string Topic, float Probability, int Start, int Length);
