namespace SupportBot.Knowledge.Guides.Checks;

/// <summary>Guides call only guides that exist, and never, over however many others, themselves.</summary>
internal static class CallCheck
{
    public static void Check(IReadOnlyDictionary<string, Guide> guides, Func<Guide, GuideProblems> problemsOf)
    {
        foreach (var guide in guides.Values)
            foreach (var call in guide.Steps.Values.OfType<GuideStep.Call>())
            {
                var path = new GuidePaths(guide).To(call.Id);
                if (call.Guide.Length > 0 && !guides.ContainsKey(call.Guide))
                    problemsOf(guide).Add(GuideFault.UnknownGuide, call.Line, $"Step '{call.Id}' calls the guide '{call.Guide}', which does not exist.", path);
                else if (WayTo(guides, call.Guide, guide.Id) is { } way)
                    problemsOf(guide).Add(GuideFault.CallsItself, call.Line, $"The guide calls itself: {guide.Id} → {string.Join(" → ", way)}.", path);
            }
    }

    /// <summary>The shortest chain of calls from one guide to another, both named, or null.</summary>
    private static List<string>? WayTo(IReadOnlyDictionary<string, Guide> guides, string from, string to)
    {
        var before = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var id))
        {
            if (id == to)
                return [.. Trail(before, id).Reverse()];
            if (guides.TryGetValue(id, out var guide))
                foreach (var call in guide.Steps.Values.OfType<GuideStep.Call>())
                    if (before.TryAdd(call.Guide, id))
                        queue.Enqueue(call.Guide);
        }
        return null;
    }

    private static IEnumerable<string> Trail(Dictionary<string, string?> before, string id)
    {
        for (string? at = id; at is not null; at = before[at])
            yield return at;
    }
}
