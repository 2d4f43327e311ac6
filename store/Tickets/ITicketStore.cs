using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>Tickets: an append-only list of events and the row that sums them up.</summary>
public interface ITicketStore
{
    /// <summary>By ticket id or public reference; null when there is none.</summary>
    Task<TicketRecord?> LoadTicketAsync(string idOrReference, CancellationToken cancellationToken = default);

    /// <summary>The ticket that a hand-off made; null when it made none.</summary>
    Task<TicketRecord?> FindTicketByHandoffAsync(string handoffKey, CancellationToken cancellationToken = default);

    /// <summary>Rows by next due time (none last), then age.</summary>
    Task<IReadOnlyList<TicketRow>> ListTicketsAsync(TicketFilter filter, int limit, int offset = 0, CancellationToken cancellationToken = default);

    /// <summary>How many tickets each filter finds, in their order, from one look.</summary>
    Task<IReadOnlyList<long>> CountTicketsAsync(IReadOnlyList<TicketFilter> filters, CancellationToken cancellationToken = default);

    /// <summary>Events of all tickets with a number above <paramref name="afterNo"/>, in order: what a desk that was away has missed.</summary>
    Task<IReadOnlyList<TicketEventRecord>> ReadTicketEventsAsync(long afterNo, int limit, CancellationToken cancellationToken = default);

    /// <summary>Saves what someone did at the desk: all of it or nothing. Never returns <see cref="CommitResult.Duplicate"/>.</summary>
    Task<CommitResult> CommitDeskAsync(DeskCommit action, CancellationToken cancellationToken = default);
}
