namespace SupportBot.Models;

/// <summary>What one message means.</summary>
/// <param name="Language">Two-letter code; romanised Hindi is "hi".</param>
/// <param name="LanguageConfidence">Probability in [0, 1].</param>
/// <param name="Categories">The six categories, best first; the probabilities sum to 1.</param>
/// <param name="Topics">The best five topics, best first.</param>
/// <param name="OutOfScope">Probability in [0, 1] that the message is about nothing we deal with.</param>
/// <param name="Urgent">Probability in [0, 1] that money, access or safety is in danger right now.</param>
/// <param name="Entities">In order of their place in the text.</param>
public sealed record Understood(
    string Language,
    float LanguageConfidence,
    IReadOnlyList<LabelScore> Categories,
    IReadOnlyList<LabelScore> Topics,
    float OutOfScope,
    float Urgent,
    IReadOnlyList<Entity> Entities,
    Tone Tone);

/// <param name="Probability">In [0, 1].</param>
public readonly record struct LabelScore(string Label, float Probability);

/// <summary>How it is said.</summary>
[Flags]
public enum Tone
{
    None = 0,

    /// <summary>Anger or disappointment about the service.</summary>
    Complaint = 1,

    /// <summary>A hint at self-harm: answered with care and handed to a person, and nothing else.</summary>
    Distress = 2,
}
