using SupportBot.Desk.Tickets;

namespace SupportBot.Desk.Sla;

/// <summary>What is promised, by priority. A ticket keeps the version it was opened under.</summary>
public sealed record SlaPolicy(string Version, IReadOnlyDictionary<TicketPriority, SlaTargets> Targets);

/// <summary>The promises of one priority.</summary>
/// <param name="Response">First and next response.</param>
/// <param name="ResponseOutside">When reported outside business hours; null: the same.</param>
/// <param name="Resolution">Until resolved, pauses not counted.</param>
public sealed record SlaTargets(SlaSpan Response, SlaSpan? ResponseOutside, SlaSpan Resolution);
