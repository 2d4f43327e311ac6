using SupportBot.Desk.Sla;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Desk.Tickets;

/// <summary>
/// What may be done with a ticket. Pure: each method returns the change to commit (with the turn or as a desk action);
/// nothing has happened until the store took it. Thread-safe.
/// </summary>
public sealed class TicketDesk
{
    private const int LongestSubject = 200;

    private readonly Triage _triage;

    /// <exception cref="FormatException">An option that cannot be read.</exception>
    /// <exception cref="ArgumentException">A calendar without an open hour.</exception>
    public TicketDesk(DeskOptions options)
    {
        _triage = new(options);
        Sla = new(options.Sla.Build(), options.Calendar.Build());
    }

    public SlaEngine Sla { get; }

    /// <summary>A hand-off becomes a ticket: team, priority and tier by the tables, clocks from <paramref name="now"/>.</summary>
    public OpenedTicket Open(NewTicket request, DateTimeOffset now)
    {
        var triage = _triage.Decide(request);
        var fact = new TicketFact.Opened(
            request.Channel, request.Language, request.TimeZone, request.Category, request.Topic,
            request.Urgent, request.Complaint, request.Verified, request.Subject.Truncate(LongestSubject), request.Description,
            request.Tried, request.Details, [.. request.Evidence.Select(Kept)], request.Reason,
            triage.Team, triage.Tier, triage.Priority, triage.PriorityRule, Sla.Policy.Version);
        var keys = new TicketKeys(request.TicketId, request.Reference, request.HandoffKey, request.ConversationId, request.UserId);
        var ticket = TicketLog.Fold(keys, [new(Micros(now), TicketWords.Bot, fact)], Sla);
        return new(ticket, Change(ticket, 0));
    }

    /// <exception cref="FormatException">A newer program wrote the log.</exception>
    public Ticket From(TicketRecord stored)
    {
        var row = stored.Row;
        var keys = new TicketKeys(row.TicketId, row.Reference, row.HandoffKey ?? "", row.ConversationId, row.UserId);
        return TicketLog.Fold(keys, [.. stored.Events.Select(kept => TicketLog.Read(kept.Event))], Sla);
    }

    public TicketChange CustomerWrote(Ticket ticket, SafeText text, DateTimeOffset now) =>
        Add(ticket, TicketWords.Customer, now, new TicketFact.CustomerWrote(text));

    /// <summary>A public message. Who answers a ticket that nobody has, has it.</summary>
    public TicketChange AgentReplied(Ticket ticket, string agentId, SafeText agentName, SafeText text, DateTimeOffset now) =>
        Add(ticket, agentId, now, [.. Taking(ticket, agentId, agentName), new TicketFact.AgentReplied(agentName, text)]);

    /// <param name="formId">The form it came from, if any; see <see cref="HasNote"/>.</param>
    public TicketChange NoteAdded(Ticket ticket, string agentId, SafeText agentName, SafeText text, DateTimeOffset now, string? formId = null) =>
        Add(ticket, agentId, now, new TicketFact.NoteAdded(agentName, text, formId));

    /// <summary>Whether this form's note is there already.</summary>
    public static bool HasNote(Ticket ticket, string formId) =>
        ticket.Log.Any(logged => logged.Fact is TicketFact.NoteAdded note && note.FormId == formId);

    /// <param name="to">Desk user; null: nobody has it from now on.</param>
    public TicketChange Assigned(Ticket ticket, string byId, string? to, SafeText toName, DateTimeOffset now) =>
        Add(ticket, byId, now, new TicketFact.Assigned(to, toName));

    /// <summary>Waiting for the customer or a third party, or open again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another status: resolving and reopening have methods of their own.</exception>
    public TicketChange StatusSet(Ticket ticket, string agentId, TicketStatus status, DateTimeOffset now) =>
        status is TicketStatus.Open or TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty
            ? Add(ticket, agentId, now, new TicketFact.StatusSet(status))
            : throw new ArgumentOutOfRangeException(nameof(status), status, "Only open and waiting are set by hand.");

    /// <param name="closing">What the person is told.</param>
    public TicketChange Resolved(Ticket ticket, string agentId, SafeText agentName, SafeText closing, DateTimeOffset now) =>
        Add(ticket, agentId, now, [.. Taking(ticket, agentId, agentName), new TicketFact.Resolved(agentName, closing)]);

    /// <param name="said">What the person wrote about it; may be empty.</param>
    public TicketChange Reopened(Ticket ticket, DateTimeOffset now, SafeText said = default) =>
        said.IsEmpty
            ? Add(ticket, TicketWords.Customer, now, new TicketFact.Reopened())
            : Add(ticket, TicketWords.Customer, now, new TicketFact.Reopened(), new TicketFact.CustomerWrote(said));

    /// <summary>The bot answers in the conversation again.</summary>
    public TicketChange HandedBack(Ticket ticket, string agentId, SafeText agentName, DateTimeOffset now) =>
        Add(ticket, agentId, now, new TicketFact.HandedBack(agentName));

    /// <summary>By when a human answers somebody who reopens the ticket now.</summary>
    public DateTimeOffset DueAfterReopening(Ticket ticket, DateTimeOffset now) => Sla.ResponseDue(ticket.Priority, Micros(now));

    private static IEnumerable<TicketFact> Taking(Ticket ticket, string agentId, SafeText agentName)
    {
        if (ticket.Assignee is null) yield return new TicketFact.Assigned(agentId, agentName);
    }

    private TicketChange Add(Ticket ticket, string actor, DateTimeOffset now, params ReadOnlySpan<TicketFact> facts)
    {
        // A node whose clock is behind must not turn the log's order round.
        var at = Micros(now) < ticket.UpdatedAt ? ticket.UpdatedAt : Micros(now);
        var log = new List<LoggedFact>(ticket.Log);
        foreach (var fact in facts)
            log.Add(new(at, actor, fact));
        var keys = new TicketKeys(ticket.Id, ticket.Reference, ticket.HandoffKey, ticket.ConversationId, ticket.UserId);
        return Change(TicketLog.Fold(keys, log, Sla), ticket.Version);
    }

    private static TicketChange Change(Ticket ticket, int from) =>
        new(ticket.Id, from, [.. ticket.Log.Skip(from).Select(TicketLog.Write)], TicketGlance.Row(ticket));

    /// <summary>The store keeps microseconds: computing with the same makes a due time the same before and after.</summary>
    private static DateTimeOffset Micros(DateTimeOffset now) =>
        new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static TicketEvidence Kept(TicketEvidence evidence)
    {
        var type = evidence.ContentType.Split(';')[0].Trim();
        return evidence with { ContentType = SafeText.IsIdentifier(type) ? type : "application/octet-stream" };
    }
}

/// <summary>A ticket to be and the change that makes it.</summary>
public sealed record OpenedTicket(Ticket Ticket, TicketChange Change);
