namespace SupportBot.Knowledge.Guides.Checks;

/// <summary>
/// Every run must end. The ways out of a step with <c>at_most</c> are taken a limited number of times; without them the guide must have
/// no circle. Then no run can be endless: it would take some unlimited way again and again, and those lie on no circle.
/// </summary>
internal static class LoopCheck
{
    public static void Check(Guide guide, GuidePaths paths, GuideProblems problems)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in guide.Steps.Values.Where(step => paths.Reaches(step.Id)))
        {
            if (reported.Contains(step.Id) || paths.Around(step.Id, edge => !edge.IsLimited) is not { } round)
                continue;
            reported.UnionWith(round.Select(edge => edge.To));
            var circle = GuidePaths.Draw(step.Id, round);
            problems.Add(GuideFault.EndlessLoop, step.Line,
                $"The guide can go round for ever: {circle}. Give one of these steps 'at_most' and 'then'.",
                paths.To(step.Id) + circle[step.Id.Length..]);
        }
    }
}
