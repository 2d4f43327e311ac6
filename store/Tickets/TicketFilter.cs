namespace SupportBot.Store;

/// <summary>Which tickets; what is null or empty does not narrow.</summary>
/// <param name="Assignee">Empty text: unassigned ones.</param>
/// <param name="DueBefore">Next due time earlier than this.</param>
public sealed record TicketFilter(
    IReadOnlyList<string>? Statuses = null,
    IReadOnlyList<string>? Teams = null,
    string? Assignee = null,
    string? UserId = null,
    string? ConversationId = null,
    int? Tier = null,
    DateTimeOffset? DueBefore = null);
