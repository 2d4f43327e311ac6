namespace SupportBot.Models.Serving;

/// <summary>One-against-rest margins, linear in the features. Immutable.</summary>
/// <param name="Rows">A row of margins for each feature.</param>
/// <param name="Bias">float[Rows.Width].</param>
public sealed record LinearModel(QuantizedRows Rows, float[] Bias, int LabelCount);
