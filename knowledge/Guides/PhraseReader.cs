using SupportBot.Knowledge.Guides.Yaml;
using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>Reads <c>phrases.yaml</c>: language → key → text, every language complete.</summary>
internal sealed class PhraseReader(GuideProblems problems, Func<string, Redaction> redact)
{
    public IReadOnlyDictionary<string, GuidePhrases> Read(YamlNode document)
    {
        var phrases = new Dictionary<string, GuidePhrases>(StringComparer.Ordinal);
        var languages = new GuideFields(document, 1, "The phrases", problems, redact);
        foreach (var entry in languages.Entries)
        {
            if (!ContentLanguages.All.Contains(entry.Key))
                problems.Add(GuideFault.WrongValue, entry.Line, $"'{entry.Key}' is no language. It can be: {string.Join(", ", ContentLanguages.All)}.");
            var fields = new GuideFields(entry.Value, entry.Line, $"Language '{entry.Key}'", problems, redact);
            var before = problems.Found.Count;
            var texts = GuidePhrases.Keys.Select(key => fields.Text(key).Template).ToList();
            fields.RefuseOthers();
            if (problems.Found.Count == before)
                phrases[entry.Key] = GuidePhrases.From(texts);
        }
        return phrases;
    }
}
