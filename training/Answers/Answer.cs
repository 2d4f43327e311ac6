using SupportBot.Models;

namespace SupportBot.Training.Answers;

/// <summary>What a model said about one labelled message. It names the message's place and never holds its text.</summary>
/// <param name="Row">File and line, "messages.en.fees.jsonl:12".</param>
/// <param name="Key">Same for the same text, wherever it stands: the first 16 hex digits of its SHA-256.</param>
/// <param name="Confidence">Probability of <paramref name="Given"/>, in [0, 1].</param>
/// <param name="Topic">As labelled, without the category; null when nobody said. So are urgency and language.</param>
/// <param name="Urgent">Probability in [0, 1].</param>
/// <param name="OutOfScope">Probability in [0, 1].</param>
internal sealed record Answer(
    string Row, string Key, string Truth, string Given, float Confidence, string? Topic, string? GivenTopic, string? Urgency, float Urgent, float OutOfScope, string? Lang)
{
    public bool IsRight => Truth == Given;

    /// <summary>Whether the message is about nothing we deal with; null when its labels do not tell.</summary>
    public bool? IsOutside => $"{Truth}/{Topic}" == TextModel.OffTopicLabel ? true : Topic is null && Truth == TextModel.OffTopicLabel.Split('/')[0] ? null : false;

    /// <summary>Whether it is labelled urgent; null when nobody said.</summary>
    public bool? IsUrgent => Urgency is null ? null : Urgency == TextModel.UrgentLabel;
}
