using System.Numerics.Tensors;

namespace SupportBot.Models.Serving;

/// <summary>From scores to probabilities and back, without allocation.</summary>
public static class Softmax
{
    /// <summary>Scores become probabilities that sum to 1.</summary>
    public static void InPlace(Span<float> scores)
    {
        if (scores.IsEmpty) return;
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max(scores), scores);
        TensorPrimitives.Exp(scores, scores);
        TensorPrimitives.Divide(scores, TensorPrimitives.Sum(scores), scores);
    }

    /// <summary>ln Σ exp(score): the (negative) free energy, high for messages like those the model has learned.</summary>
    public static float LogSumExp(ReadOnlySpan<float> scores)
    {
        var (largest, sum) = (TensorPrimitives.Max(scores), 0f);
        foreach (var s in scores) sum += MathF.Exp(s - largest);
        return largest + MathF.Log(sum);
    }

    /// <summary>sums += log softmax(scores / temperature).</summary>
    public static void AddLog(ReadOnlySpan<float> scores, float temperature, Span<float> sums)
    {
        var inverse = 1f / temperature;
        var largest = TensorPrimitives.Max(scores);
        var sum = 0f;
        foreach (var s in scores) sum += MathF.Exp((s - largest) * inverse);
        var shift = (largest * inverse) + MathF.Log(sum);
        for (var i = 0; i < scores.Length; i++) sums[i] += (scores[i] * inverse) - shift;
    }
}
