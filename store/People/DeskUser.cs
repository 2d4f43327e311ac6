using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>Someone who works at the desk.</summary>
/// <param name="PasswordHash">As the password hasher writes it; null for people who sign in elsewhere or have not set one.</param>
/// <param name="Role"><c>agent</c>, <c>lead</c>, <c>admin</c> or <c>auditor</c>.</param>
/// <param name="Stamp">Changes when all sessions must end (role, password); sessions carry it.</param>
/// <param name="TotpSecret">Null until a second factor is set up. Already encrypted by the caller.</param>
/// <param name="FailedSignIns">In a row, ≥ 0.</param>
/// <param name="LockedUntil">Null when not locked.</param>
public sealed record DeskUser(
    string Id,
    SafeText Name,
    string Email,
    string? PasswordHash,
    string Role,
    DateTimeOffset CreatedAt,
    bool Disabled,
    string Stamp,
    string? TotpSecret = null,
    int FailedSignIns = 0,
    DateTimeOffset? LockedUntil = null);

/// <summary>A link that works once.</summary>
/// <param name="Hash">SHA-256 of the secret in the link: the secret itself is never kept.</param>
/// <param name="Purpose">For example <c>first-admin</c>, <c>invite</c>, <c>reset</c>.</param>
/// <param name="UserId">Whom it is for; null for the first administrator.</param>
public sealed record OneTimeLink(string Hash, string Purpose, string? UserId, DateTimeOffset ExpiresAt);
