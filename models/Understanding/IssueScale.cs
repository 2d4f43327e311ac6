namespace SupportBot.Models.Understanding;

/// <summary>
/// Weighs the signs of <see cref="IssueSigns"/>: logistic regression, fitted by `benchmark issues --fit` on the training
/// messages read out of fold, pairs of them put together, and the half of `training/several` that is for fitting. The signs
/// are probabilities and simple facts, so the weights outlive a new training of the model. A small neural network on the
/// same signs, and readings of whole sentences beside those of clauses, did no better on messages left out of the fit.
/// </summary>
internal static class IssueScale
{
    /// <summary>From this probability on, a category is an issue of its own.</summary>
    public const float Threshold = 0.5f;

    private const float Bias = 0.600f;

    private static readonly float[] Weights =
    [
        0.184f, // ln whole
        0.569f, // ln clause
        0.150f, // ln second clause
        1.040f, // first of whole
        -0.031f, // first of a clause
        0.199f, // shares
        -0.486f, // clauses
        0.397f, // announced
        0.557f, // item
        -0.044f, // fine
        -0.060f, // trouble
        0.101f, // asking
        0.009f, // besides
        0.333f, // length
        0.324f, // rival
        -0.281f, // clear
        0.318f, // clear and trouble
        0.081f, // clear and asking
        -0.028f, // clear and fine
        -0.130f, // clear and announced
        0.337f, // apart
        0.639f, // whole
        0.187f, // clause
        -0.492f, // whole and clause
        -1.091f, // several parts
        1.065f, // margin
        1.002f, // announced clause
        0.262f, // telling clause
        0.143f, // last clause
        1.372f, // first clause
        0.427f, // second of whole
        0.092f, // besides and second
        0.312f, // sum of clauses
        -0.042f, // background clause
    ];

    private static readonly Dictionary<string, float> ByCategory = new(StringComparer.Ordinal) { ["account"] = -0.075f, ["fees"] = 0.192f, ["messaging"] = 0.087f, ["mining"] = 0.047f, ["other"] = 0.147f, ["security"] = 0.201f };

    /// <summary>Signs that are weighed, those that only tell the category left out.</summary>
    public static int WeightCount => Weights.Length;

    public static bool Knows(string category) => ByCategory.ContainsKey(category);

    /// <summary>Probability in [0, 1] that a category with these signs is an issue.</summary>
    public static float Probability(ReadOnlySpan<float> signs, string category)
    {
        var sum = Bias + ByCategory.GetValueOrDefault(category);
        for (var i = 0; i < Weights.Length; i++) sum += Weights[i] * signs[i];
        return 1f / (1f + MathF.Exp(-sum));
    }
}
