using SupportBot.Desk.Console.Access;
using SupportBot.Store;

namespace SupportBot.Desk;

/// <summary>What the desk needs at the first start.</summary>
public static class DeskStart
{
    /// <summary>
    /// A one-time link for the first administrator, while nobody has an account: print it behind the host's address.
    /// It is good for two days; each start makes a new one.
    /// </summary>
    /// <param name="store">Migrated already.</param>
    /// <returns>The path, <c>/desk/first/…</c>; null when there are people.</returns>
    public static async Task<string?> EnsureFirstAdministratorLinkAsync(IStore store, TimeProvider clock, CancellationToken cancellationToken = default) =>
        (await store.ListDeskUsersAsync(cancellationToken)).Count > 0
            ? null
            : await OneTimeLinks.NewAsync(store, OneTimeLinks.FirstAdmin, null, clock.GetUtcNow(), cancellationToken);
}
