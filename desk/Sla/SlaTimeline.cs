using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Sla;

/// <summary>What of a log matters to clocks.</summary>
internal sealed class SlaTimeline
{
    private readonly List<(DateTimeOffset Asked, DateTimeOffset? Answered)> _nextResponses = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset? To)> _working = [];

    /// <summary>First public message of a human, or the resolving.</summary>
    public DateTimeOffset? FirstResponseAt { get; private set; }

    /// <summary>Oldest unanswered messages after the first response, and when they were answered.</summary>
    public IReadOnlyList<(DateTimeOffset Asked, DateTimeOffset? Answered)> NextResponses => _nextResponses;

    /// <summary>Stretches in which the resolution clock runs; the last is open while it does.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset? To)> Working => _working;

    /// <summary>When the ticket came to its present end; null while it is not at one.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    public static SlaTimeline Of(IReadOnlyList<LoggedFact> log)
    {
        var timeline = new SlaTimeline();
        timeline._working.Add((log[0].At, null));
        foreach (var logged in log.Skip(1))
            timeline.Add(logged);
        return timeline;
    }

    private void Add(LoggedFact logged)
    {
        switch (logged.Fact)
        {
            case TicketFact.CustomerWrote when ResolvedAt is null:
                Work(logged.At);
                if (FirstResponseAt is not null) Ask(logged.At);
                break;
            case TicketFact.AgentReplied:
                Answer(logged.At);
                break;
            case TicketFact.StatusSet { Status: TicketStatus.WaitingCustomer }:
                Rest(logged.At);
                break;
            case TicketFact.StatusSet { Status: TicketStatus.Closed or TicketStatus.Spam }:
            case TicketFact.Resolved:
                Answer(logged.At);
                Rest(logged.At);
                ResolvedAt ??= logged.At;
                break;
            case TicketFact.StatusSet:
                Work(logged.At);
                break;
            case TicketFact.Reopened:
                ResolvedAt = null;
                Work(logged.At);
                Ask(logged.At);
                break;
        }
    }

    private void Ask(DateTimeOffset at)
    {
        if (_nextResponses.Count == 0 || _nextResponses[^1].Answered is not null)
            _nextResponses.Add((at, null));
    }

    private void Answer(DateTimeOffset at)
    {
        FirstResponseAt ??= at;
        if (_nextResponses.Count > 0 && _nextResponses[^1].Answered is null)
            _nextResponses[^1] = (_nextResponses[^1].Asked, at);
    }

    private void Work(DateTimeOffset at)
    {
        if (_working[^1].To is not null) _working.Add((at, null));
    }

    private void Rest(DateTimeOffset at)
    {
        if (_working[^1].To is null) _working[^1] = (_working[^1].From, at);
    }
}
