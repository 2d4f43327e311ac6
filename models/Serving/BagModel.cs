using System.Numerics.Tensors;

namespace SupportBot.Models.Serving;

/// <summary>
/// A bag of embeddings: the rows of the features are summed, cut off below zero (ReLU), and a linear layer gives logits,
/// for all tasks one after the other. Immutable.
/// </summary>
/// <param name="Rows">The embedding of each feature.</param>
/// <param name="HiddenBias">float[Rows.Width].</param>
/// <param name="Output">float[OutputBias.Length × Rows.Width], one row for each label.</param>
/// <param name="OutputBias">One for each label of each task.</param>
public sealed record BagModel(QuantizedRows Rows, float[] HiddenBias, float[] Output, float[] OutputBias)
{
    /// <summary>The hidden layer of one text, float[Rows.Width]: summed rows and bias, cut off below zero.</summary>
    internal void Hidden(ReadOnlySpan<int> features, ReadOnlySpan<float> values, Span<float> hidden)
    {
        HiddenBias.CopyTo(hidden);
        for (var i = 0; i < features.Length; i++) Rows.AddRow(features[i], values[i], hidden);
        TensorPrimitives.Max(hidden, 0f, hidden);
    }

    /// <summary>From the summed rows of the features, bias included, to logits; the sums are cut off below zero on the way.</summary>
    /// <param name="hidden">float[Rows.Width].</param>
    /// <param name="logits">float[OutputBias.Length].</param>
    public void Conclude(Span<float> hidden, Span<float> logits)
    {
        var width = Rows.Width;
        TensorPrimitives.Max(hidden, 0f, hidden);
        for (var label = 0; label < OutputBias.Length; label++)
            logits[label] = OutputBias[label] + TensorPrimitives.Dot(Output.AsSpan(label * width, width), hidden);
    }
}
