namespace SupportBot.Models.Serving;

/// <summary>One-against-rest margins, linear in the features. Immutable.</summary>
/// <param name="Rows">A row of margins for each feature.</param>
/// <param name="Bias">float[Rows.Width].</param>
public sealed record LinearModel(QuantizedRows Rows, float[] Bias, int LabelCount)
{
    /// <summary>Writes one margin for each label; <paramref name="margins"/> has room for <c>Rows.Width</c>.</summary>
    public void Score(ReadOnlySpan<int> features, ReadOnlySpan<float> values, Span<float> margins)
    {
        Bias.CopyTo(margins);
        Rows.AddRows(features, values, margins);
    }
}
