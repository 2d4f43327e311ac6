namespace SupportBot.Knowledge.Guides;

/// <summary>The guides that may be served: an immutable snapshot. A guide with a fault, or one that calls such a guide, is not in it.</summary>
public sealed class GuideSet
{
    private readonly Dictionary<(string Id, string Language), Guide> _guides;
    private readonly IReadOnlyDictionary<string, GuidePhrases> _phrases;

    internal GuideSet(IEnumerable<Guide> guides, IReadOnlyDictionary<string, GuidePhrases> phrases)
    {
        _guides = guides.ToDictionary(guide => (guide.Id, guide.Language));
        _phrases = phrases;
        All = [.. _guides.Values.OrderBy(guide => guide.Id, StringComparer.Ordinal).ThenBy(guide => guide.Language, StringComparer.Ordinal)];
        English = [.. All.Where(guide => guide.Language == "en")];
    }

    public static GuideSet Empty { get; } = new([], new Dictionary<string, GuidePhrases>());

    /// <summary>Guides and their translations, by id and language.</summary>
    public IReadOnlyList<Guide> All { get; }

    /// <summary>Each guide once, in English.</summary>
    public IReadOnlyList<Guide> English { get; }

    /// <summary>The guide in this language, else in English (<see cref="Guide.Language"/> tells), else null.</summary>
    public Guide? Find(string id, string language) =>
        _guides.GetValueOrDefault((id, language)) ?? _guides.GetValueOrDefault((id, "en"));

    /// <summary>The runner's own words in this language, else in English.</summary>
    public GuidePhrases PhrasesIn(string language) =>
        _phrases.GetValueOrDefault(language) ?? _phrases.GetValueOrDefault("en") ?? GuidePhrases.English;
}
