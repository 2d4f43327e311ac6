namespace SupportBot.Models.Understanding;

/// <summary>Weighs the signs of <see cref="IssueSigns"/>: logistic regression.</summary>
internal static class IssueScale
{
    /// <summary>From this probability on, a category is an issue of its own.</summary>
    public const float Threshold = 0.5f;

    private const float Bias = 0.506f;

    private static readonly float[] Weights =
    [
        0.452f, // ln whole
        0.169f, // ln clause
        0.188f, // ln second clause
        0.844f, // first of whole
        -0.188f, // first of a clause
        0.311f, // shares
        -0.312f, // clauses
        0.576f, // announced
        0.965f, // item
        -0.028f, // fine
        -0.080f, // trouble
        0.181f, // asking
        0.298f, // besides
        0.279f, // length
        -0.023f, // rival
        -0.245f, // clear
        0.556f, // clear and trouble
        0.147f, // clear and asking
        -0.358f, // clear and fine
        0.598f, // clear and announced
        0.108f, // apart
        0.394f, // whole
        2.830f, // clause
        -0.360f, // whole and clause
        -1.060f, // several parts
    ];

    private static readonly Dictionary<string, float> ByCategory = new(StringComparer.Ordinal) { ["account"] = -0.170f, ["fees"] = 0.353f, ["messaging"] = -0.173f, ["mining"] = -0.037f, ["other"] = 0.425f, ["security"] = 0.108f };

    /// <summary>Probability in [0, 1] that a category with these signs is an issue.</summary>
    public static float Probability(ReadOnlySpan<float> signs, string category)
    {
        var sum = Bias + ByCategory.GetValueOrDefault(category);
        for (var i = 0; i < Weights.Length; i++) sum += Weights[i] * signs[i];
        return 1f / (1f + MathF.Exp(-sum));
    }
}
