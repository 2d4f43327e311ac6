using System.Text.Json;
using SupportBot.Desk.Sla;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Desk.Tickets;

/// <summary>Between the store's events and a ticket: pure.</summary>
public static class TicketLog
{
    /// <exception cref="FormatException">A kind that this program does not know, or data that does not fit it: a newer program wrote it.</exception>
    public static LoggedFact Read(TicketEvent kept) => new(kept.At, kept.Actor, kept.Kind switch
    {
        "opened" => Data<TicketFact.Opened>(kept),
        "customer-wrote" => Data<TicketFact.CustomerWrote>(kept),
        "agent-replied" => Data<TicketFact.AgentReplied>(kept),
        "note-added" => Data<TicketFact.NoteAdded>(kept),
        "assigned" => Data<TicketFact.Assigned>(kept),
        "status-set" => Data<TicketFact.StatusSet>(kept),
        "resolved" => Data<TicketFact.Resolved>(kept),
        "reopened" => Data<TicketFact.Reopened>(kept),
        "handed-back" => Data<TicketFact.HandedBack>(kept),
        _ => throw new FormatException($"Ticket event '{kept.Kind}' is not known to this program."),
    });

    public static TicketEvent Write(LoggedFact logged) =>
        new(KindOf(logged.Fact), logged.At, logged.Actor, Json(logged.Fact));

    /// <summary>The word under which a fact is kept; never changes once released.</summary>
    public static string KindOf(TicketFact fact) => fact switch
    {
        TicketFact.Opened => "opened",
        TicketFact.CustomerWrote => "customer-wrote",
        TicketFact.AgentReplied => "agent-replied",
        TicketFact.NoteAdded => "note-added",
        TicketFact.Assigned => "assigned",
        TicketFact.StatusSet => "status-set",
        TicketFact.Resolved => "resolved",
        TicketFact.Reopened => "reopened",
        TicketFact.HandedBack => "handed-back",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact without a kind."),
    };

    /// <summary>The ticket after all of its facts.</summary>
    /// <exception cref="FormatException">The log does not begin with <see cref="TicketFact.Opened"/>, or has two.</exception>
    public static Ticket Fold(TicketKeys keys, IReadOnlyList<LoggedFact> log, SlaEngine sla)
    {
        if (log.Count == 0 || log[0].Fact is not TicketFact.Opened opened)
            throw new FormatException("A ticket's log begins with its opening.");
        var ticket = Begin(keys, log[0].At, opened);
        foreach (var logged in log.Skip(1))
            ticket = Apply(ticket, logged) with { UpdatedAt = logged.At };
        var clocks = sla.Compute(log);
        return ticket with
        {
            Log = log,
            Clocks = clocks,
            FirstResponseDue = clocks[0].Due ?? ticket.CreatedAt,
            NextDue = SlaClock.Next(clocks)?.Due,
        };
    }

    private static Ticket Begin(TicketKeys keys, DateTimeOffset at, TicketFact.Opened fact) => new()
    {
        Id = keys.Id,
        Reference = keys.Reference,
        HandoffKey = keys.HandoffKey,
        ConversationId = keys.ConversationId,
        UserId = keys.UserId,
        Status = TicketStatus.New,
        Priority = fact.Priority,
        PriorityRule = fact.PriorityRule,
        Team = fact.Team,
        Tier = fact.Tier,
        Channel = fact.Channel,
        Language = fact.Language,
        TimeZone = fact.TimeZone,
        Category = fact.Category,
        Topic = fact.Topic,
        Urgent = fact.Urgent,
        Complaint = fact.Complaint,
        Verified = fact.Verified,
        Subject = fact.Subject,
        Description = fact.Description,
        Tried = fact.Tried,
        Details = fact.Details,
        Evidence = fact.Evidence,
        Reason = fact.Reason,
        CreatedAt = at,
        UpdatedAt = at,
        LastCustomerLine = fact.Description,
        UnansweredSince = at,
    };

    private static Ticket Apply(Ticket ticket, LoggedFact logged) => logged.Fact switch
    {
        TicketFact.Opened => throw new FormatException("A ticket is opened once."),
        TicketFact.CustomerWrote wrote => ticket with
        {
            LastCustomerLine = wrote.Text,
            Status = ticket.Status == TicketStatus.WaitingCustomer ? TicketStatus.Open : ticket.Status,
            // Thanks after the end is nobody's debt.
            UnansweredSince = ticket.IsOpen ? ticket.UnansweredSince ?? logged.At : null,
        },
        TicketFact.AgentReplied => ticket with
        {
            Status = ticket.Status == TicketStatus.New ? TicketStatus.Open : ticket.Status,
            UnansweredSince = null,
            WithBot = false,
        },
        TicketFact.NoteAdded => ticket,
        TicketFact.Assigned assigned => ticket with
        {
            Assignee = assigned.To,
            AssigneeName = assigned.ToName,
            Status = assigned.To is not null && ticket.Status == TicketStatus.New ? TicketStatus.Open : ticket.Status,
        },
        TicketFact.StatusSet set => ticket with { Status = set.Status },
        TicketFact.Resolved => ticket with { Status = TicketStatus.Resolved, ResolvedAt = logged.At, UnansweredSince = null },
        TicketFact.Reopened => ticket with { Status = TicketStatus.Open, ResolvedAt = null, UnansweredSince = logged.At, WithBot = false },
        TicketFact.HandedBack => ticket with { WithBot = true },
        _ => throw new ArgumentOutOfRangeException(nameof(logged), logged.Fact.GetType().Name, "A fact that is not folded."),
    };

    private static SafeText Json(TicketFact fact) => fact switch
    {
        TicketFact.Opened opened => KeptJson.Write(opened),
        TicketFact.CustomerWrote wrote => KeptJson.Write(wrote),
        TicketFact.AgentReplied replied => KeptJson.Write(replied),
        TicketFact.NoteAdded note => KeptJson.Write(note),
        TicketFact.Assigned assigned => KeptJson.Write(assigned),
        TicketFact.StatusSet set => KeptJson.Write(set),
        TicketFact.Resolved resolved => KeptJson.Write(resolved),
        TicketFact.Reopened reopened => KeptJson.Write(reopened),
        TicketFact.HandedBack handed => KeptJson.Write(handed),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact that is not written."),
    };

    private static T Data<T>(TicketEvent kept) where T : TicketFact
    {
        try
        {
            return KeptJson.Read<T>(kept.Data) ?? throw new FormatException($"Ticket event '{kept.Kind}' is empty.");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"Ticket event '{kept.Kind}' cannot be read.", fault);
        }
    }
}
