using NodaTime;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Sla;

/// <summary>
/// The clocks of a ticket, recomputed from its log: pure. Rules and numbers: SLA.md, 1 to 6, 8 and 11.
/// </summary>
public sealed class SlaEngine(SlaPolicy policy, BusinessCalendar calendar)
{
    public SlaPolicy Policy => policy;

    public BusinessCalendar Calendar => calendar;

    /// <summary>All clocks the log ever started: the first response first, next responses in order, the resolution last.</summary>
    /// <exception cref="FormatException">The log does not begin with the opening.</exception>
    public IReadOnlyList<SlaClock> Compute(IReadOnlyList<LoggedFact> log)
    {
        if (log.Count == 0 || log[0].Fact is not TicketFact.Opened opened)
            throw new FormatException("A ticket's log begins with its opening.");
        var timeline = SlaTimeline.Of(log);
        var targets = policy.Targets[opened.Priority];
        var clocks = new List<SlaClock>(2 + timeline.NextResponses.Count)
        {
            new(SlaClockKind.FirstResponse, 1, log[0].At, ResponseDue(opened.Priority, log[0].At), timeline.FirstResponseAt),
        };
        var cycle = 0;
        foreach (var (asked, answered) in timeline.NextResponses)
            clocks.Add(new(SlaClockKind.NextResponse, ++cycle, asked, ResponseDue(opened.Priority, asked), answered));
        clocks.Add(Resolution(targets.Resolution, log[0].At, timeline));
        return clocks;
    }

    /// <summary>By when a human answers what was written at this moment.</summary>
    public DateTimeOffset ResponseDue(TicketPriority priority, DateTimeOffset asked)
    {
        var targets = policy.Targets[priority];
        var at = Instant.FromDateTimeOffset(asked);
        var span = targets.ResponseOutside is { } outside && !calendar.IsOpen(at) ? outside : targets.Response;
        return Add(at, span.Length(calendar), span.IsBusiness).ToDateTimeOffset();
    }

    private SlaClock Resolution(SlaSpan target, DateTimeOffset started, SlaTimeline timeline)
    {
        var left = target.Length(calendar);
        Instant? due = null;
        foreach (var (from, to) in timeline.Working)
        {
            var start = Instant.FromDateTimeOffset(from);
            if (to is { } stop)
            {
                var worked = Between(start, Instant.FromDateTimeOffset(stop), target.IsBusiness);
                if (left > worked && stop != timeline.ResolvedAt)
                {
                    left -= worked;
                    continue;
                }
            }
            due = Add(start, left, target.IsBusiness);
            break;
        }
        var paused = due is null && timeline.ResolvedAt is null;
        return new(SlaClockKind.Resolution, 1, started, due?.ToDateTimeOffset(), timeline.ResolvedAt, paused ? left.ToTimeSpan() : null);
    }

    private Instant Add(Instant start, Duration length, bool business) => business ? calendar.Add(start, length) : start + length;

    private Duration Between(Instant start, Instant end, bool business) => business ? calendar.OpenBetween(start, end) : end - start;
}
