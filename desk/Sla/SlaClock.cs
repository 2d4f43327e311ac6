namespace SupportBot.Desk.Sla;

/// <summary>One promise of one ticket.</summary>
/// <param name="Cycle">Counts from 1 within the kind: each unanswered message starts another next-response clock.</param>
/// <param name="Due">The last moment at which it is kept; null while paused, and when it ended during a pause.</param>
/// <param name="StoppedAt">When what was promised was done; null while it is owed.</param>
/// <param name="Remaining">What is left of the budget, while paused only.</param>
public sealed record SlaClock(
    SlaClockKind Kind, int Cycle, DateTimeOffset StartedAt, DateTimeOffset? Due, DateTimeOffset? StoppedAt, TimeSpan? Remaining = null)
{
    public bool IsRunning => StoppedAt is null && Due is not null;

    public bool IsPaused => StoppedAt is null && Due is null;

    /// <summary>Exactly at the due time is kept, any later is missed.</summary>
    public bool IsMissed(DateTimeOffset now) => Due is { } due && (StoppedAt ?? now) > due;

    /// <summary>The one to show: until the first response is given only that, then whichever is due first; null when none runs.</summary>
    public static SlaClock? Next(IEnumerable<SlaClock> clocks) =>
        clocks.Where(clock => clock.IsRunning).OrderBy(clock => clock.Kind == SlaClockKind.FirstResponse ? 0 : 1).ThenBy(clock => clock.Due).FirstOrDefault();
}

public enum SlaClockKind
{
    FirstResponse,
    NextResponse,
    Resolution,
}
