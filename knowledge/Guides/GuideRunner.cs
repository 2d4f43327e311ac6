using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>
/// Leads through a guide. Pure: the same guides, progress and input give the same turn. Every run ends resolved or with a person:
/// guides have no unbounded way back (the checker proves it), an answer that stays unclear leaves the question after
/// <see cref="MaxUnclear"/>, and a run takes at most <see cref="MaxTurns"/> answers.
/// </summary>
public static class GuideRunner
{
    /// <summary>Unclear answers (or refusals) to one question before the run takes another way.</summary>
    public const int MaxUnclear = 2;

    /// <summary>Answers and steps back in one run; a hand-over follows.</summary>
    public const int MaxTurns = 100;

    /// <summary>Steps that may follow one another without waiting for anybody; only content that was never checked can reach it.</summary>
    internal const int MaxSilentSteps = 200;

    /// <summary>
    /// The first turn. <paramref name="known"/>: slots that are known already; questions for them are passed over.
    /// Throws <see cref="ArgumentException"/> when there is no such guide: ask <see cref="GuideSet.Find"/> first.
    /// </summary>
    public static GuideTurn Start(GuideSet guides, string guideId, string language, IReadOnlyDictionary<string, SafeText> known, FixRanking? ranking = null)
    {
        var guide = guides.Find(guideId, language) ?? throw new ArgumentException($"There is no guide '{guideId}'. Ask GuideSet.Find first.", nameof(guideId));
        var run = new GuideRun(guides, GuideRun.Fresh(guide, language, known), ranking ?? FixOrder.ByAuthor, guide);
        run.Go(guide.Start);
        return run.Turn();
    }

    /// <summary>
    /// One input further. When the guide was changed meanwhile the run goes on at the same step if that is still there, else it starts
    /// again with what is known; when the guide was withdrawn it ends with a person.
    /// Throws <see cref="ArgumentException"/> when the run has ended.
    /// </summary>
    public static GuideTurn Advance(GuideSet guides, GuideProgress progress, GuideInput input, FixRanking? ranking = null)
    {
        if (progress.StepId.Length == 0)
            throw new ArgumentException($"The run of guide '{progress.GuideId}' has ended. Start a new one.", nameof(progress));
        var run = new GuideRun(guides, progress, ranking ?? FixOrder.ByAuthor, guides.Find(progress.GuideId, progress.Language));
        if (run.IsStillValid())
            run.Take(input);
        return run.Turn();
    }
}
