namespace SupportBot.Models.Understanding;

/// <summary>Weighs the signs of <see cref="IssueSigns"/>: logistic regression.</summary>
internal static class IssueScale
{
    /// <summary>From this probability on, a category is an issue of its own.</summary>
    public const float Threshold = 0.5f;

    private const float Bias = 0.412f;

    private static readonly float[] Weights =
    [
        0.186f, // ln whole
        0.567f, // ln clause
        0.135f, // ln second clause
        1.043f, // first of whole
        -0.027f, // first of a clause
        0.172f, // shares
        -0.486f, // clauses
        0.289f, // announced
        0.398f, // item
        -0.053f, // fine
        -0.070f, // trouble
        0.120f, // asking
        0.026f, // besides
        0.327f, // length
        0.405f, // rival
        -0.307f, // clear
        0.324f, // clear and trouble
        0.045f, // clear and asking
        -0.049f, // clear and fine
        -0.306f, // clear and announced
        0.341f, // apart
        0.695f, // whole
        0.308f, // clause
        -0.537f, // whole and clause
        -0.958f, // several parts
        1.098f, // margin
        1.166f, // announced clause
        0.297f, // telling clause
        0.186f, // last clause
        1.330f, // first clause
        0.417f, // second of whole
        0.114f, // besides and second
        0.287f, // sum of clauses
        0.034f, // background clause
    ];

    private static readonly Dictionary<string, float> ByCategory = new(StringComparer.Ordinal) { ["account"] = -0.100f, ["fees"] = 0.155f, ["messaging"] = 0.054f, ["mining"] = 0.013f, ["other"] = 0.119f, ["security"] = 0.170f };

    /// <summary>Probability in [0, 1] that a category with these signs is an issue.</summary>
    public static float Probability(ReadOnlySpan<float> signs, string category)
    {
        var sum = Bias + ByCategory.GetValueOrDefault(category);
        for (var i = 0; i < Weights.Length; i++) sum += Weights[i] * signs[i];
        return 1f / (1f + MathF.Exp(-sum));
    }
}
