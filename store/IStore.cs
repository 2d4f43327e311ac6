namespace SupportBot.Store;

/// <summary>
/// Everything that must survive, behind one door. SQLite (embedded) and PostgreSQL (several nodes) keep the same promises:
/// a commit is durable when its task completes, and either all of it is there or nothing.
/// Every operation may throw <see cref="StoreUnavailableException"/> (database busy, disk full, server gone): answer 503 and try again later.
/// </summary>
public interface IStore : IConversationStore, IOutboxStore, IEffectStore, ITicketStore, IPeopleStore, IAuditStore,
    ISettingStore, IUploadStore, IErasureStore, IAsyncDisposable
{
    /// <summary>Tells who wants to know what was committed.</summary>
    StoreChanges Changes { get; }

    /// <summary>
    /// Opens the database, checks it, and brings it to this program's version. Call once at start, before anything else.
    /// Killed half-way, the next call finishes the work.
    /// </summary>
    /// <exception cref="StoreSetupException">The folder cannot be written, the server refuses, or the database is newer than the program.</exception>
    /// <exception cref="StoreDamagedException">The file is damaged or missing its main part; it is left as it is.</exception>
    Task MigrateAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether the store can be read now, and what an operator should know about it.</summary>
    Task<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken = default);
}
