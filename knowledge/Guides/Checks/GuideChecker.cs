namespace SupportBot.Knowledge.Guides.Checks;

/// <summary>
/// Proves that a guide hangs together: every step is reached, every way ends resolved or with a person, no text has a hole,
/// nothing asks for a secret. All faults are collected.
/// </summary>
internal static class GuideChecker
{
    public static void Check(Guide guide, GuideProblems problems, IReadOnlyCollection<string> allowedHosts)
    {
        var paths = new GuidePaths(guide);
        CheckTargets(guide, paths, problems);
        CheckReached(guide, paths, problems);
        CheckBranches(guide, paths, problems);
        LoopCheck.Check(guide, paths, problems);
        SlotCheck.Check(guide, paths, problems);
        TextCheck.Check(guide, paths, problems, allowedHosts);
    }

    private static void CheckTargets(Guide guide, GuidePaths paths, GuideProblems problems)
    {
        if (guide.Start.Length > 0 && !guide.Steps.ContainsKey(guide.Start))
            problems.Add(GuideFault.UnknownStep, 1, $"'start' names the step '{guide.Start}', which does not exist.");
        foreach (var edge in guide.Steps.Values.SelectMany(step => paths.EdgesOf(step.Id)).DistinctBy(edge => (edge.From, edge.Line, edge.To)))
            if (edge.To.Length > 0 && !guide.Steps.ContainsKey(edge.To))
                problems.Add(GuideFault.UnknownStep, edge.Line, $"Step '{edge.From}' leads to '{edge.To}', which does not exist.", paths.Along(edge));
    }

    private static void CheckReached(Guide guide, GuidePaths paths, GuideProblems problems)
    {
        foreach (var step in guide.Steps.Values.Where(step => !paths.Reaches(step.Id)))
            problems.Add(GuideFault.UnreachableStep, step.Line, $"No way from the start leads to step '{step.Id}'. Link it or remove it.");
    }

    private static void CheckBranches(Guide guide, GuidePaths paths, GuideProblems problems)
    {
        foreach (var step in guide.Steps.Values.OfType<GuideStep.LookUp>())
            for (var later = 1; later < step.Results.Count; later++)
                for (var earlier = 0; earlier < later; earlier++)
                    if (Covers(step.Results[earlier], step.Results[later]))
                    {
                        problems.Add(GuideFault.UnreachableBranch, step.Results[later].Line,
                            $"This result of step '{step.Id}' is never taken: the one in line {step.Results[earlier].Line} matches first.", paths.To(step.Id));
                        break;
                    }
    }

    /// <summary>Whether every answer that matches the later result matches the earlier one too.</summary>
    private static bool Covers(LookUpResult earlier, LookUpResult later) => earlier.When.Count > 0 && earlier.When.All(field =>
        later.When.TryGetValue(field.Key, out var values) && values.All(value => field.Value.Contains(value, StringComparer.OrdinalIgnoreCase)));
}
