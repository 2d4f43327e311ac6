namespace SupportBot.Knowledge.Guides.Checks;

/// <summary>No text asks for a secret, no slot is made for one, and no link leads away.</summary>
internal static class TextCheck
{
    public static void Check(Guide guide, GuidePaths paths, GuideProblems problems, IReadOnlyCollection<string> allowedHosts)
    {
        foreach (var slot in guide.Slots.Values.Where(slot => SecretQuestions.IsSecretSlot(slot.Name) || SecretQuestions.Asks(slot.Label.Value, isFreeQuestion: true)))
            problems.Add(GuideFault.AsksForSecret, slot.Line, $"The slot '{slot.Name}' is made for a secret. A guide never collects one.");
        Links(guide.Title.Value, 1, "");
        foreach (var step in guide.Steps.Values)
            foreach (var part in GuideTexts.Of(step))
            {
                var text = part.Text.Template.Value;
                if (SecretQuestions.Asks(text, part.Role == TextRole.FreeQuestion))
                    problems.Add(GuideFault.AsksForSecret, part.Line,
                        $"Step '{step.Id}' seems to ask for a secret (recovery phrase, key, password, code or identity document). Nobody may ask a user for that; say it differently.",
                        paths.To(step.Id));
                Links(text, part.Line, paths.To(step.Id));
            }

        void Links(string text, int line, string path)
        {
            foreach (var host in GuideLinks.HostsIn(text))
                if (!allowedHosts.Any(allowed => host == allowed || host.EndsWith("." + allowed, StringComparison.Ordinal)))
                    problems.Add(GuideFault.ForeignLink, line, $"The link to '{host}' is not to one of our own hosts. Links to others are how people get robbed; remove it.", path);
        }
    }
}
