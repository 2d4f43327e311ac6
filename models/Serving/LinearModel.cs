namespace SupportBot.Models.Serving;

/// <summary>One-against-rest margins, linear in the features. Immutable.</summary>
/// <param name="Rows">A row of margins for each feature that all members share.</param>
/// <param name="Pairs">A row of margins for each pair of stems, as wide as <paramref name="Rows"/>.</param>
/// <param name="Bias">float[Rows.Width].</param>
public sealed record LinearModel(QuantizedRows Rows, QuantizedRows Pairs, float[] Bias, int LabelCount);
