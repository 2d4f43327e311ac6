using System.Text.Json.Serialization;

namespace SupportBot.Models.Files;

/// <summary>How a model came into the store: kept beside it as promotion.json, for people and reports.</summary>
/// <param name="Replaced">The version that served before; 0 for the model the program came with.</param>
/// <param name="Forced">Why it was taken although the gate refused it; null when the gate let it through.</param>
/// <param name="Checks">What the gate said, a sentence a check.</param>
public sealed record PromotionRecord(DateTimeOffset PromotedAt, int Replaced, string? Forced, IReadOnlyList<string> Checks);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NewLine = "\n")]
[JsonSerializable(typeof(PromotionRecord))]
internal sealed partial class PromotionJson : JsonSerializerContext;
