using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SupportBot.Models.Serving;

namespace SupportBot.Models.Learning;

/// <summary>
/// One-against-rest linear SVM with squared hinge loss by dual coordinate descent (Hsieh et al. 2008), all classes of a
/// block moved together over feature-major weights. Blocks of classes are independent, so any number of threads gives
/// the same bytes.
/// </summary>
public sealed class SvmTrainer(SvmOptions options)
{
    private const int BlockWidth = 48;

    /// <param name="labels">The class of each row, or -1 for a row that takes no part.</param>
    /// <param name="sharedCount">Features that all members share; those above are pairs of stems.</param>
    /// <param name="featureCount">All features, pairs included.</param>
    public LinearModel Train(SparseRows rows, ReadOnlyMemory<int> labels, int sharedCount, int featureCount, int labelCount)
    {
        var width = QuantizedRows.Pad(labelCount);
        var weights = new float[(featureCount + 1) * width];
        var blocks = (width + BlockWidth - 1) / BlockWidth;
        Parallel.For(0, blocks, block =>
        {
            var first = block * BlockWidth;
            var columns = Math.Min(BlockWidth, width - first);
            var part = TrainBlock(rows, labels.Span, featureCount, first, columns);
            for (var f = 0; f <= featureCount; f++)
                part.AsSpan(f * columns, columns).CopyTo(weights.AsSpan((f * width) + first));
        });
        var bias = weights.AsSpan(featureCount * width, width).ToArray();
        var pairs = QuantizedRows.From(weights.AsSpan(sharedCount * width, (featureCount - sharedCount) * width), width);
        return new(QuantizedRows.From(weights.AsSpan(0, sharedCount * width), width), pairs, bias, labelCount);
    }

    private float[] TrainBlock(SparseRows rows, ReadOnlySpan<int> labels, int featureCount, int first, int columns)
    {
        var weights = new float[(featureCount + 1) * columns];
        var duals = new float[rows.Count * columns];
        var order = Order(labels);
        var chance = new Chance(options.Seed);
        var steps = new float[columns];
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            chance.Shuffle(order);
            foreach (var row in order)
                Step(rows, row, labels[row] - first, weights, duals.AsSpan(row * columns, columns), steps, featureCount);
        }

        return weights;
    }

    private static int[] Order(ReadOnlySpan<int> labels)
    {
        var order = new List<int>(labels.Length);
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] >= 0) order.Add(i);
        return [.. order];
    }

    private void Step(SparseRows rows, int row, int label, float[] weights, Span<float> duals, Span<float> steps, int featureCount)
    {
        var features = rows.Features(row);
        var values = rows.Values(row);
        var columns = duals.Length;
        var bias = weights.AsSpan(featureCount * columns, columns);
        bias.CopyTo(steps);
        for (var i = 0; i < features.Length; i++)
            TensorPrimitives.MultiplyAdd(weights.AsSpan(features[i] * columns, columns), values[i], steps, steps);

        var ridge = 0.5f / options.Cost;
        var curvature = TensorPrimitives.SumOfSquares(values) + 1f + ridge;
        if (!Descend(duals, steps, label, ridge, curvature)) return;
        TensorPrimitives.Add(bias, steps, bias);
        for (var i = 0; i < features.Length; i++)
        {
            var target = weights.AsSpan(features[i] * columns, columns);
            TensorPrimitives.MultiplyAdd(steps, values[i], target, target);
        }
    }

    /// <summary>Turns the margins in <paramref name="steps"/> into what the weights must move by; false when nothing moves.</summary>
    private static bool Descend(Span<float> duals, Span<float> steps, int label, float ridge, float curvature)
    {
        var ownMargin = (uint)label < (uint)steps.Length ? steps[label] : 0f;
        var ownDual = (uint)label < (uint)steps.Length ? duals[label] : 0f;
        var margins = MemoryMarshal.Cast<float, Vector<float>>(steps);
        var alphas = MemoryMarshal.Cast<float, Vector<float>>(duals);
        var (inverse, moved) = (1f / curvature, Vector<float>.Zero);
        for (var i = 0; i < margins.Length; i++)
        {
            var gradient = (alphas[i] * ridge) - margins[i] - Vector<float>.One;
            var next = Vector.Max(alphas[i] - (gradient * inverse), Vector<float>.Zero);
            margins[i] = alphas[i] - next;
            moved |= margins[i];
            alphas[i] = next;
        }

        if ((uint)label >= (uint)steps.Length) return moved != Vector<float>.Zero;
        var own = Math.Max(ownDual - ((ownMargin - 1f + (ownDual * ridge)) * inverse), 0f);
        steps[label] = own - ownDual;
        duals[label] = own;
        return true;
    }
}
