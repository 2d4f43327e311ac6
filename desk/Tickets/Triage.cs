namespace SupportBot.Desk.Tickets;

/// <summary>Team, priority and tier of a new ticket by the tables of <see cref="DeskOptions"/>: pure.</summary>
public sealed class Triage(DeskOptions options)
{
    private const int CriticalTier = 3;

    public TriageResult Decide(NewTicket request)
    {
        var team = TicketWords.Teams.Contains(request.Team) ? request.Team! : Find(options.Teams, request, "general").Value;
        var (priority, rule) = Priority(request);
        var tier = priority == TicketPriority.Critical ? CriticalTier : Find(options.Tiers, request, 1).Value;
        return new(team, priority, rule, tier);
    }

    private (TicketPriority Priority, string Rule) Priority(NewTicket request)
    {
        // A guide knows its own case, but it cannot play down a danger.
        var (priority, rule) = TicketWords.TryReadPriority(request.Priority, out var wanted)
            ? (wanted, "guide")
            : Find(options.Priorities, request, TicketPriority.Medium);
        if (!request.Urgent) return (priority, rule);
        var urgent = Find(options.UrgentPriorities, request, TicketPriority.High);
        return urgent.Value < priority ? (urgent.Value, "urgent:" + urgent.Key) : (priority, rule);
    }

    private static (T Value, string Key) Find<T>(Dictionary<string, T> table, NewTicket request, T otherwise)
    {
        if (request.Topic is { } topic && table.TryGetValue($"{request.Category}/{topic}", out var value))
            return (value, $"{request.Category}/{topic}");
        if (table.TryGetValue(request.Category, out value)) return (value, request.Category);
        return (table.GetValueOrDefault("*", otherwise), "any");
    }
}

/// <param name="PriorityRule">Which entry gave the priority.</param>
public sealed record TriageResult(string Team, TicketPriority Priority, string PriorityRule, int Tier);
