namespace SupportBot.Knowledge.Guides.Checks;

/// <summary>Slots are declared, used, and known wherever a text names them.</summary>
internal static class SlotCheck
{
    public static void Check(Guide guide, GuidePaths paths, GuideProblems problems)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in guide.Steps.Values)
        {
            foreach (var (slot, line) in Written(step))
            {
                used.Add(slot);
                Declared(guide, paths, problems, step, slot, line);
            }
            foreach (var part in GuideTexts.Of(step))
                foreach (var slot in part.Text.Slots)
                {
                    used.Add(slot);
                    if (Declared(guide, paths, problems, step, slot, part.Line) && part.Role != TextRole.With)
                        Known(guide, paths, problems, step, slot, part.Line);
                }
        }
        foreach (var slot in guide.Slots.Values.Where(slot => !used.Contains(slot.Name)))
            problems.Add(GuideFault.UnusedSlot, slot.Line, $"Slot '{slot.Name}' is declared, but no step asks for it, saves it or uses it.");
    }

    private static IEnumerable<(string Slot, int Line)> Written(GuideStep step) => step switch
    {
        GuideStep.Ask { Slot: { } slot } => [(slot, step.Line)],
        GuideStep.LookUp lookUp => lookUp.Results.SelectMany(result => result.Save.Keys.Select(slot => (slot, result.Line))),
        _ => [],
    };

    private static bool Declared(Guide guide, GuidePaths paths, GuideProblems problems, GuideStep step, string slot, int line)
    {
        if (guide.Slots.ContainsKey(slot))
            return true;
        problems.Add(GuideFault.UnknownSlot, line, $"Step '{step.Id}' uses the slot '{slot}', which 'slots' does not declare.", paths.To(step.Id));
        return false;
    }

    private static void Known(Guide guide, GuidePaths paths, GuideProblems problems, GuideStep step, string slot, int line)
    {
        if (guide.Slots[slot].Default.IsEmpty && paths.ToWithout(step.Id, edge => !edge.Sets.Contains(slot)) is { } way)
            problems.Add(GuideFault.UnsetSlot, line,
                $"The text of step '{step.Id}' names the slot '{slot}', which may be unknown by then. Ask for it before, or give it a 'default'.", way);
    }
}
