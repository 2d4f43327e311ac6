namespace SupportBot.Knowledge.Guides;

/// <summary>In which order the fixes of a step are offered. Pure: the same counts give the same order.</summary>
public delegate IReadOnlyList<GuideFix> FixRanking(Guide guide, GuideStep.TryFixes step);

/// <summary>How often a fix was tried with a known outcome, and how often it worked.</summary>
public readonly record struct FixCounts(long Worked, long Tried);

/// <summary>
/// Orders of fixes. The best order for one cause at a time is by probability of success over cost, highest first
/// (Heckerman, Breese and Rommelse, "Decision-theoretic troubleshooting", CACM 38(3), 1995).
/// </summary>
public static class FixOrder
{
    /// <summary>Success that is assumed of a fix about which author and counts say nothing.</summary>
    public const double DefaultChance = 0.3;

    /// <summary>The weight of the author's guess, in trials.</summary>
    public const double PriorTrials = 4;

    /// <summary>Trials of each fix of a step before counts may change the author's order.</summary>
    public const long EnoughTrials = 20;

    public static IReadOnlyList<GuideFix> ByAuthor(Guide guide, GuideStep.TryFixes step) => step.Fixes;

    /// <summary>The mean of the Beta posterior: success in (0, 1) with the author's guess as the prior.</summary>
    public static double Success(GuideFix fix, FixCounts counts) =>
        ((fix.Chance ?? DefaultChance) * PriorTrials + counts.Worked) / (PriorTrials + counts.Tried);

    /// <summary>
    /// By success over cost; pinned fixes keep their place, equals keep the author's order, and the author's order stands until
    /// every fix of the step has <paramref name="enoughTrials"/>.
    /// </summary>
    public static IReadOnlyList<GuideFix> BySuccessOverCost(IReadOnlyList<GuideFix> fixes, Func<GuideFix, FixCounts> counts, long enoughTrials = EnoughTrials)
    {
        if (fixes.Any(fix => counts(fix).Tried < enoughTrials))
            return fixes;
        var free = new Queue<GuideFix>(fixes.Where(fix => !fix.Pinned).OrderByDescending(fix => Success(fix, counts(fix)) / fix.Cost));
        return [.. fixes.Select(fix => fix.Pinned ? fix : free.Dequeue())];
    }
}
