using SupportBot.Desk.Sla;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Desk.Tickets;

/// <summary>What a queue shows of a ticket beyond the store's own columns; kept in <see cref="TicketRow.Details"/>.</summary>
/// <param name="LastLine">The person's newest words, at most <see cref="LongestLine"/> characters.</param>
/// <param name="NextClock">Which clock <see cref="TicketRow.NextDue"/> is; null when none runs.</param>
/// <param name="Waits">The person waits for a human's answer.</param>
public sealed record TicketGlance(
    SafeText LastLine, string Channel, string Language, string? Topic, SafeText AssigneeName, SlaClockKind? NextClock, bool Waits, bool Urgent)
{
    public const int LongestLine = 160;

    /// <summary>The row that sums up a ticket.</summary>
    public static TicketRow Row(Ticket ticket) => new(
        ticket.Id,
        ticket.Reference,
        ticket.ConversationId,
        ticket.UserId,
        TicketWords.Of(ticket.Status),
        (int)ticket.Priority,
        ticket.Category,
        ticket.Team,
        ticket.Tier,
        ticket.Assignee,
        ticket.Subject,
        ticket.FirstResponseDue,
        ticket.NextDue,
        ticket.CreatedAt,
        ticket.UpdatedAt,
        ticket.HandoffKey,
        ticket.ResolvedAt,
        KeptJson.Write(Of(ticket)));

    /// <summary>Reads it back; a row without one gives an empty glance.</summary>
    public static TicketGlance Read(TicketRow row) =>
        (row.Details.IsEmpty ? null : KeptJson.Read<TicketGlance>(row.Details))
        ?? new(SafeText.Empty, "", "", null, SafeText.Empty, null, false, false);

    private static TicketGlance Of(Ticket ticket) => new(
        ticket.LastCustomerLine.Truncate(LongestLine),
        ticket.Channel,
        ticket.Language,
        ticket.Topic,
        ticket.AssigneeName,
        ticket.NextClock?.Kind,
        ticket.UnansweredSince is not null,
        ticket.Urgent);
}
