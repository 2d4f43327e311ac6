using System.Text.Json;

namespace SupportBot.Knowledge.Search;

/// <summary>
/// The probability that a hit answers: a logistic function of its <see cref="HitEvidence"/>. The weights are fitted by
/// <see cref="AnswerabilityFit"/> and kept with their origin in <c>content/answerability.json</c>.
/// </summary>
/// <param name="Weights">Aligned with <see cref="Features"/>; the first is the constant.</param>
/// <param name="Origin">What the weights were fitted on and how well they did, for people.</param>
public sealed record Answerability(IReadOnlyList<double> Weights, string Origin)
{
    public const int FeatureCount = 8;

    /// <summary>For content that brings no weights of its own: those of the articles we ship.</summary>
    public static Answerability Shipped { get; } = ReadShipped();

    /// <exception cref="FormatException">The number of weights is wrong.</exception>
    public static Answerability FromJson(string json)
    {
        var read = JsonSerializer.Deserialize<Answerability>(json, JsonSerializerOptions.Web);
        return read?.Weights is { Count: FeatureCount } weights && weights.All(double.IsFinite)
            ? read
            : throw new FormatException($"{FeatureCount} finite weights are needed.");
    }

    public string ToJson() => JsonSerializer.Serialize(this, s_readable);

    private static readonly JsonSerializerOptions s_readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>For hits in [0, 1].</summary>
    public double Confidence(in HitEvidence evidence)
    {
        Span<double> features = stackalloc double[FeatureCount];
        Features(evidence, features);
        var sum = 0.0;
        for (var i = 0; i < FeatureCount; i++)
            sum += Weights[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    private static Answerability ReadShipped()
    {
        using var stream = typeof(Answerability).Assembly.GetManifestResourceStream("answerability.json")
            ?? throw new InvalidOperationException("The assembly was built without content/answerability.json.");
        return FromJson(new StreamReader(stream).ReadToEnd());
    }

    internal static void Features(in HitEvidence evidence, Span<double> into)
    {
        var words = Math.Log(1 + evidence.Words);
        into[0] = 1;
        into[1] = evidence.Coverage;
        into[2] = evidence.Likeness;
        into[3] = evidence.Fullness;
        into[4] = Math.Max(0, evidence.Lead);
        into[5] = Math.Min(0, evidence.Lead);
        into[6] = words;
        into[7] = words * evidence.Fullness;
    }
}
