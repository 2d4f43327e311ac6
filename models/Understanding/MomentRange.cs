namespace SupportBot.Models;

/// <summary>What a date or time in words means, in local time of the reader.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive; never before <paramref name="From"/>.</param>
public readonly record struct MomentRange(DateTime From, DateTime To);
