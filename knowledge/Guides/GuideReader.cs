using SupportBot.Knowledge.Guides.Yaml;
using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>Turns the YAML of a guide into a <see cref="Guide"/>, collecting what does not fit. Whether its steps hang together is the checker's question.</summary>
internal sealed class GuideReader(GuideProblems problems, Func<string, Redaction> redact)
{
    public Guide Read(YamlNode document, string version)
    {
        var fields = new GuideFields(document, 1, "A guide", problems, redact);
        var category = Category(fields);
        var guide = new Guide(
            fields.Id("id"), "en", version, fields.Text("title").Template,
            category, Topic(fields, category), fields.Id("owner"), fields.Date("reviewed"),
            fields.OneOf("priority", GuideNames.Priorities) ?? "medium", fields.Optional("team"),
            fields.Required("start"), Slots(fields), Steps(fields), problems.File);
        fields.RefuseOthers();
        return guide;
    }

    private static string Category(GuideFields fields)
    {
        fields.Required("category");
        return fields.OneOf("category", [.. Taxonomy.Categories]) ?? "other";
    }

    private static string Topic(GuideFields fields, string category)
    {
        fields.Required("topic");
        return fields.OneOf("topic", Taxonomy.Topics(category)) ?? "";
    }

    private Dictionary<string, GuideSlot> Slots(GuideFields guide)
    {
        var slots = new Dictionary<string, GuideSlot>(StringComparer.Ordinal);
        foreach (var entry in guide.Inner("slots", "'slots'").Entries)
        {
            if (!GuideNames.IsSlotName(entry.Key))
                problems.Add(GuideFault.WrongValue, entry.Line, $"'{entry.Key}' is no slot name: use lower-case words joined by underscores.");
            var fields = new GuideFields(entry.Value, entry.Line, $"Slot '{entry.Key}'", problems, redact);
            slots[entry.Key] = new GuideSlot(entry.Key, fields.Text("label").Template, fields.Flag("given"),
                fields.OptionalText("default")?.Template ?? SafeText.Empty, entry.Line);
            fields.RefuseOthers();
        }
        return slots;
    }

    private Dictionary<string, GuideStep> Steps(GuideFields guide)
    {
        var steps = new Dictionary<string, GuideStep>(StringComparer.Ordinal);
        var reader = new StepReader(problems);
        if (!guide.Has("steps"))
            problems.Add(GuideFault.MissingKey, guide.Line, "A guide needs 'steps'.");
        foreach (var entry in guide.Inner("steps", "'steps'").Entries)
        {
            if (!GuideNames.IsId(entry.Key))
                problems.Add(GuideFault.WrongValue, entry.Line, $"'{entry.Key}' is no step id: use lower-case words joined by hyphens.");
            var fields = new GuideFields(entry.Value, entry.Line, $"Step '{entry.Key}'", problems, redact);
            if (reader.Read(entry.Key, entry.Line, fields) is { } step)
                steps[entry.Key] = step;
        }
        return steps;
    }
}
