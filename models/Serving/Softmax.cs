using System.Numerics.Tensors;

namespace SupportBot.Models.Serving;

/// <summary>From scores to probabilities and back, without allocation.</summary>
public static class Softmax
{
    private const int Piece = 256;

    /// <summary>Scores become probabilities that sum to 1.</summary>
    public static void InPlace(Span<float> scores)
    {
        if (scores.IsEmpty) return;
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max(scores), scores);
        TensorPrimitives.Exp(scores, scores);
        TensorPrimitives.Divide(scores, TensorPrimitives.Sum(scores), scores);
    }

    /// <summary>ln Σ exp(score): the (negative) free energy, high for messages like those the model has learned.</summary>
    public static float LogSumExp(ReadOnlySpan<float> scores) => LogSumExp(scores, 1f);

    /// <summary>sums += log softmax(scores / temperature).</summary>
    public static void AddLog(ReadOnlySpan<float> scores, float temperature, Span<float> sums)
    {
        var inverse = 1f / temperature;
        TensorPrimitives.MultiplyAdd(scores, inverse, sums[..scores.Length], sums);
        TensorPrimitives.Subtract(sums, LogSumExp(scores, inverse), sums);
    }

    /// <summary>ln Σ exp(score × factor), in pieces that fit the stack.</summary>
    private static float LogSumExp(ReadOnlySpan<float> scores, float factor)
    {
        Span<float> piece = stackalloc float[Piece];
        var (largest, sum) = (TensorPrimitives.Max(scores), 0f);
        for (var at = 0; at < scores.Length; at += Piece)
        {
            var part = scores[at..Math.Min(scores.Length, at + Piece)];
            var powers = piece[..part.Length];
            TensorPrimitives.Subtract(part, largest, powers);
            TensorPrimitives.Multiply(powers, factor, powers);
            TensorPrimitives.Exp(powers, powers);
            sum += TensorPrimitives.Sum(powers);
        }

        return (largest * factor) + MathF.Log(sum);
    }
}
