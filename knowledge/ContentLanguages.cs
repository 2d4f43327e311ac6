namespace SupportBot.Knowledge;

/// <summary>The languages content is written in, as ISO 639-1 codes. English is the one every article exists in.</summary>
public static class ContentLanguages
{
    public const string Fallback = "en";

    public static IReadOnlyList<string> All { get; } = ["en", "es", "pt", "zh", "vi", "id", "ko", "fr", "hi", "ru"];

    public static bool IsKnown(string language) => All.Contains(language);
}
