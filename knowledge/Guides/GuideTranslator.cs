using SupportBot.Knowledge.Guides.Yaml;
using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>
/// Puts a translation's texts into the English guide. A translation has the same keys as far as they hold texts and nothing else;
/// choices and fixes are named by their ids. Slots in braces must be the same.
/// </summary>
internal sealed class GuideTranslator(GuideProblems problems, Func<string, Redaction> redact)
{
    public Guide Read(Guide english, string language, YamlNode document, string version)
    {
        var fields = new GuideFields(document, 1, "A translation", problems, redact);
        if (fields.Id("id") is { Length: > 0 } id && id != english.Id)
            problems.Add(GuideFault.WrongValue, fields.LineOf("id"), $"The id is '{id}', but the file is named for '{english.Id}'.");
        var title = Text(fields, "title", english.Title);
        var slots = Slots(english, fields.Inner("slots", "'slots'"));
        var steps = Steps(english, fields.Inner("steps", "'steps'"));
        RefuseExtras(fields, ["id", "title", "slots", "steps"], "A translation");
        return english with { Language = language, Version = version, Title = title.Template, Slots = slots, Steps = steps, File = problems.File };
    }

    private Dictionary<string, GuideSlot> Slots(Guide english, GuideFields translation)
    {
        var slots = new Dictionary<string, GuideSlot>(StringComparer.Ordinal);
        foreach (var slot in english.Slots.Values)
        {
            var inner = translation.Inner(slot.Name, $"Slot '{slot.Name}'");
            var fallback = slot.Default.IsEmpty ? SafeText.Empty : Text(inner, "default", slot.Default).Template;
            slots[slot.Name] = slot with { Label = Text(inner, "label", slot.Label).Template, Default = fallback, Line = translation.LineOf(slot.Name) };
            RefuseExtras(inner, slot.Default.IsEmpty ? ["label"] : ["label", "default"], $"Slot '{slot.Name}'");
        }
        RefuseExtras(translation, english.Slots.Keys, "'slots'");
        return slots;
    }

    private Dictionary<string, GuideStep> Steps(Guide english, GuideFields translation)
    {
        var steps = new Dictionary<string, GuideStep>(StringComparer.Ordinal);
        foreach (var step in english.Steps.Values)
            steps[step.Id] = Step(step, translation) with { Line = translation.LineOf(step.Id) };
        RefuseExtras(translation, english.Steps.Values.Where(HasTexts).Select(step => step.Id), "'steps'");
        return steps;
    }

    private static bool HasTexts(GuideStep step) => step is not (GuideStep.LookUp or GuideStep.Call);

    private GuideStep Step(GuideStep step, GuideFields translation)
    {
        if (!HasTexts(step))
            return step;
        var fields = translation.Inner(step.Id, $"Step '{step.Id}'");
        var translated = step switch
        {
            GuideStep.Say say => say with { Text = Text(fields, "say", say.Text) },
            GuideStep.Ask ask => Ask(ask, fields),
            GuideStep.TryFixes fixes => Fixes(fixes, fields),
            GuideStep.Resolved resolved => resolved with { Text = Text(fields, "resolved", resolved.Text) },
            GuideStep.HandOff handOff => handOff with
            {
                Text = Text(fields, "hand_off", handOff.Text),
                Meanwhile = handOff.Meanwhile is { } meanwhile ? Text(fields, "meanwhile", meanwhile) : null,
            },
            _ => step,
        };
        RefuseExtras(fields, Keys(step), $"Step '{step.Id}'");
        return translated;
    }

    private static string[] Keys(GuideStep step) => step switch
    {
        GuideStep.Ask { Choices.Count: > 0 } => ["ask", "choices"],
        GuideStep.TryFixes => ["fixes"],
        GuideStep.HandOff { Meanwhile: not null } => ["hand_off", "meanwhile"],
        _ => [step.Kind],
    };

    private GuideStep.Ask Ask(GuideStep.Ask ask, GuideFields fields)
    {
        var text = Text(fields, "ask", ask.Text);
        if (ask.Choices.Count == 0)
            return ask with { Text = text };
        var inner = fields.Inner("choices", $"'choices' of step '{ask.Id}'");
        var choices = ask.Choices.Select(choice => choice with { Say = Text(inner, choice.Id, choice.Say), Line = inner.LineOf(choice.Id) }).ToList();
        RefuseExtras(inner, ask.Choices.Select(choice => choice.Id), $"'choices' of step '{ask.Id}'");
        return ask with { Text = text, Choices = choices };
    }

    private GuideStep.TryFixes Fixes(GuideStep.TryFixes step, GuideFields fields)
    {
        var inner = fields.Inner("fixes", $"'fixes' of step '{step.Id}'");
        var fixes = step.Fixes.Select(fix => fix with { Say = Text(inner, fix.Id, fix.Say), Line = inner.LineOf(fix.Id) }).ToList();
        RefuseExtras(inner, step.Fixes.Select(fix => fix.Id), $"'fixes' of step '{step.Id}'");
        return step with { Fixes = fixes };
    }

    private GuideText Text(GuideFields fields, string key, SafeText english) => Text(fields, key, GuideText.Of(english));

    private GuideText Text(GuideFields fields, string key, GuideText english)
    {
        if (!fields.Has(key))
        {
            problems.Add(GuideFault.MissingTranslation, fields.Line, $"The translation of '{english.Template.Value}' is missing: '{key}'.");
            return english;
        }
        var text = fields.Text(key);
        if (!text.IsEmpty && !text.Slots.Order(StringComparer.Ordinal).SequenceEqual(english.Slots.Order(StringComparer.Ordinal)))
            problems.Add(GuideFault.TranslationDiffers, fields.LineOf(key),
                $"The English text names the slots ({string.Join(", ", english.Slots)}), this one ({string.Join(", ", text.Slots)}).");
        return text;
    }

    private void RefuseExtras(GuideFields fields, IEnumerable<string> known, string what)
    {
        var names = known.ToHashSet(StringComparer.Ordinal);
        foreach (var entry in fields.Entries.Where(entry => !names.Contains(entry.Key)))
            problems.Add(GuideFault.ExtraTranslation, entry.Line, $"{what} of the English guide has no text '{entry.Key}'. Remove it.");
    }
}
