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

    private const float Bias = 0.507f;

    private static readonly float[] Weights =
    [
        0.156f, // ln whole
        0.664f, // ln clause
        0.119f, // ln second clause
        0.901f, // first of whole
        0.046f, // first of a clause
        -0.065f, // shares
        -0.547f, // clauses
        0.319f, // announced
        0.258f, // item
        0.028f, // fine
        -0.055f, // trouble
        0.105f, // asking
        0.018f, // besides
        0.310f, // length
        0.304f, // rival
        -0.350f, // clear
        0.250f, // clear and trouble
        -0.094f, // clear and asking
        -0.066f, // clear and fine
        0.273f, // clear and announced
        0.223f, // apart
        1.105f, // whole
        0.687f, // clause
        -0.586f, // whole and clause
        -0.860f, // several parts
        0.701f, // margin
        0.623f, // announced clause
        0.261f, // telling clause
        0.367f, // last clause
        1.306f, // first clause
        0.309f, // second of whole
        0.102f, // besides and second
        0.241f, // sum of clauses
        -0.215f, // background clause
    ];

    private static readonly Dictionary<string, float> ByCategory = new(StringComparer.Ordinal) { ["account"] = 0.084f, ["fees"] = 0.126f, ["messaging"] = 0.168f, ["mining"] = 0.154f, ["other"] = -0.154f, ["security"] = 0.129f };

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
