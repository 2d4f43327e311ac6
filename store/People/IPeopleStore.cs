namespace SupportBot.Store;

/// <summary>People who work at the desk, and their one-time links.</summary>
public interface IPeopleStore
{
    /// <returns>False when the id or the e-mail address is taken (upper and lower case count alike).</returns>
    Task<bool> AddDeskUserAsync(DeskUser user, CancellationToken cancellationToken = default);

    /// <summary>Replaces what is kept of a user, but not the id and the time of creation.</summary>
    /// <returns>False when there is no such user or the e-mail address is another's.</returns>
    Task<bool> UpdateDeskUserAsync(DeskUser user, CancellationToken cancellationToken = default);

    Task<DeskUser?> LoadDeskUserAsync(string userId, CancellationToken cancellationToken = default);

    Task<DeskUser?> FindDeskUserAsync(string email, CancellationToken cancellationToken = default);

    /// <summary>All users by name.</summary>
    Task<IReadOnlyList<DeskUser>> ListDeskUsersAsync(CancellationToken cancellationToken = default);

    Task AddLinkAsync(OneTimeLink link, CancellationToken cancellationToken = default);

    /// <summary>Uses up a link: of several callers at once, one gets it.</summary>
    /// <returns>Null when the hash is unknown, used, expired or for another purpose.</returns>
    Task<OneTimeLink?> UseLinkAsync(string hash, string purpose, DateTimeOffset now, CancellationToken cancellationToken = default);
}
