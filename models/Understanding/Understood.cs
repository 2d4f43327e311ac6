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
    Tone Tone)
{
    /// <summary>
    /// The wishes that a careful agent would open a case for, one a category, the one that hurts most first. Small talk,
    /// praise and background are none. Never empty: a message that says one thing, or nothing, has one.
    /// </summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [new(Categories[0].Label, Topics.Count > 0 ? Topics[0].Label : "", Categories[0].Probability, 0, 0)];
}

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

    /// <summary>Swearing, insults or shouting.</summary>
    Anger = 4,

    /// <summary>Words that ask for haste, whatever the matter; how urgent it is by its contents, <see cref="Understood.Urgent"/> tells.</summary>
    Haste = 8,
}
