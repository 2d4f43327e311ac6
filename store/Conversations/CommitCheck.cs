using SupportBot.Store.Sql;

namespace SupportBot.Store;

/// <summary>Refuses a commit that the caller made wrongly, before it reaches the writer.</summary>
internal static class CommitCheck
{
    public static void Turn(TurnCommit turn)
    {
        Kept.Id(turn.Inbox.Channel, "Inbox.Channel");
        Kept.Id(turn.Inbox.ConversationId, "Inbox.ConversationId");
        Kept.Id(turn.Inbox.ActivityId, "Inbox.ActivityId");
        Kept.Id(turn.Conversation.Id, "Conversation.Id");
        Kept.Id(turn.Conversation.Channel, "Conversation.Channel");
        Kept.Id(turn.Conversation.UserId, "Conversation.UserId");
        Kept.Id(turn.Conversation.Language, "Conversation.Language");
        Kept.OptionalId(turn.Conversation.Outcome, "Conversation.Outcome");
        if (turn.Conversation.ExpectedVersion < 0)
            throw new ArgumentException("Conversation.ExpectedVersion must be 0 (new) or the version that was loaded.", nameof(turn));
        Lines(turn.Transcript);
        Tickets(turn.Tickets);
        Outbox(turn.Outbox);
        Effects(turn.Effects);
    }

    public static void Desk(DeskCommit action)
    {
        var needsConversation = action.Transcript.Count > 0 || action.Owner is not null || action.Effects.Count > 0;
        if (needsConversation && action.ConversationId is null)
            throw new ArgumentException("Lines, an owner or effects need a ConversationId to belong to.", nameof(action));
        Kept.OptionalId(action.ConversationId, "ConversationId");
        Lines(action.Transcript);
        Tickets(action.Tickets);
        Outbox(action.Outbox);
        Effects(action.Effects);
        for (var i = 0; i < action.Audit.Count; i++)
            Audit(action.Audit[i]);
    }

    public static void Audit(AuditEntry entry)
    {
        Kept.Id(entry.Actor, "Actor");
        Kept.Id(entry.Action, "Action");
        Kept.Id(entry.Subject, "Subject");
    }

    public static void Outbox(OutboxMessage message)
    {
        Kept.Id(message.OutboxId, "OutboxId");
        Kept.OptionalId(message.ConversationId, "ConversationId");
    }

    private static void Lines(IReadOnlyList<TranscriptEntry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
            Kept.Id(entries[i].ActivityId, "ActivityId");
    }

    private static void Outbox(IReadOnlyList<OutboxMessage> messages)
    {
        for (var i = 0; i < messages.Count; i++)
            Outbox(messages[i]);
    }

    private static void Effects(IReadOnlyList<PendingEffect> effects)
    {
        for (var i = 0; i < effects.Count; i++)
        {
            Kept.Id(effects[i].EffectId, "EffectId");
            Kept.Id(effects[i].Kind, "Kind");
        }
    }

    private static void Tickets(IReadOnlyList<TicketChange> tickets)
    {
        for (var i = 0; i < tickets.Count; i++)
            Ticket(tickets[i]);
    }

    private static void Ticket(TicketChange ticket)
    {
        var row = ticket.Row;
        Kept.Id(ticket.TicketId, "TicketId");
        Kept.Id(row.Reference, "Reference");
        Kept.Id(row.UserId, "UserId");
        Kept.Id(row.Status, "Status");
        Kept.Id(row.Category, "Category");
        Kept.Id(row.Team, "Team");
        Kept.OptionalId(row.ConversationId, "ConversationId");
        Kept.OptionalId(row.Assignee, "Assignee");
        Kept.OptionalId(row.HandoffKey, "HandoffKey");
        if (row.TicketId != ticket.TicketId)
            throw new ArgumentException($"The change is for ticket {ticket.TicketId} but its row for {row.TicketId}.", nameof(ticket));
        if (ticket.Events.Count == 0)
            throw new ArgumentException($"A change of ticket {ticket.TicketId} needs at least one event that explains it.", nameof(ticket));
        foreach (var happened in ticket.Events)
        {
            Kept.Id(happened.Kind, "Kind");
            Kept.Id(happened.Actor, "Actor");
        }
    }
}
