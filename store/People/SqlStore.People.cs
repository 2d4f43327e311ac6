using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    private const string DeskUserColumns =
        "id, name, email, password_hash, role, created_at, disabled, stamp, totp_secret, failed_sign_ins, locked_until";

    public Task<bool> AddDeskUserAsync(DeskUser user, CancellationToken cancellationToken = default)
    {
        CheckDeskUser(user);
        return database.WriteAsync(
            async s => await s.ExecuteAsync(
                """
                INSERT INTO desk_users (id, email_key, name, email, password_hash, role, disabled, stamp, totp_secret, failed_sign_ins, locked_until, created_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING
                """,
                user.Id,
                EmailKey(user.Email),
                user.Name,
                user.Email,
                user.PasswordHash,
                user.Role,
                user.Disabled,
                user.Stamp,
                user.TotpSecret,
                (long)user.FailedSignIns,
                user.LockedUntil,
                user.CreatedAt) > 0,
            cancellationToken);
    }

    public Task<bool> UpdateDeskUserAsync(DeskUser user, CancellationToken cancellationToken = default)
    {
        CheckDeskUser(user);
        return database.WriteAsync(
            async s =>
            {
                await s.LockAsync("desk-users");
                if (await s.NumberAsync("SELECT 1 FROM desk_users WHERE email_key = $1 AND id <> $2", EmailKey(user.Email), user.Id) is not null)
                    return false;
                return await UpdateDeskUserAsync(s, user) > 0;
            },
            cancellationToken);
    }

    public Task<DeskUser?> LoadDeskUserAsync(string userId, CancellationToken cancellationToken = default) =>
        database.ReadAsync(s => s.FindAsync($"SELECT {DeskUserColumns} FROM desk_users WHERE id = $1", ReadDeskUser, userId), cancellationToken);

    public Task<DeskUser?> FindDeskUserAsync(string email, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            s => s.FindAsync($"SELECT {DeskUserColumns} FROM desk_users WHERE email_key = $1", ReadDeskUser, EmailKey(email)),
            cancellationToken);

    public async Task<IReadOnlyList<DeskUser>> ListDeskUsersAsync(CancellationToken cancellationToken = default) =>
        await database.ReadAsync(s => s.ListAsync($"SELECT {DeskUserColumns} FROM desk_users ORDER BY name, id", ReadDeskUser), cancellationToken);

    public async Task AddLinkAsync(OneTimeLink link, CancellationToken cancellationToken = default)
    {
        Kept.Id(link.Hash, nameof(link.Hash));
        Kept.Id(link.Purpose, nameof(link.Purpose));
        Kept.OptionalId(link.UserId, nameof(link.UserId));
        await database.WriteAsync(
            s => s.ExecuteAsync(
                "INSERT INTO one_time_links (hash, purpose, user_id, expires_at) VALUES ($1, $2, $3, $4)",
                link.Hash,
                link.Purpose,
                link.UserId,
                link.ExpiresAt),
            cancellationToken);
    }

    public Task<OneTimeLink?> UseLinkAsync(string hash, string purpose, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            s => s.FindAsync(
                """
                UPDATE one_time_links SET used_at = $1 WHERE hash = $2 AND purpose = $3 AND used_at IS NULL AND expires_at > $1
                RETURNING hash, purpose, user_id, expires_at
                """,
                row => new OneTimeLink(row.Text(0), row.Text(1), row.TextOrNull(2), row.Time(3)),
                now,
                hash,
                purpose),
            cancellationToken);

    private static ValueTask<int> UpdateDeskUserAsync(Session s, DeskUser user) =>
        s.ExecuteAsync(
            """
            UPDATE desk_users SET email_key = $2, name = $3, email = $4, password_hash = $5, role = $6, disabled = $7, stamp = $8,
              totp_secret = $9, failed_sign_ins = $10, locked_until = $11 WHERE id = $1
            """,
            user.Id,
            EmailKey(user.Email),
            user.Name,
            user.Email,
            user.PasswordHash,
            user.Role,
            user.Disabled,
            user.Stamp,
            user.TotpSecret,
            (long)user.FailedSignIns,
            user.LockedUntil);

    private static void CheckDeskUser(DeskUser user)
    {
        Kept.Id(user.Id, nameof(user.Id));
        Kept.Id(user.Email, nameof(user.Email));
        Kept.Id(user.Role, nameof(user.Role));
        Kept.Id(user.Stamp, nameof(user.Stamp));
        Kept.OptionalId(user.PasswordHash, nameof(user.PasswordHash));
        Kept.OptionalId(user.TotpSecret, nameof(user.TotpSecret));
    }

    private static string EmailKey(string email) => email.Trim().ToUpperInvariant();

    private static DeskUser ReadDeskUser(Row row) => new(
        row.Text(0),
        row.Safe(1),
        row.Text(2),
        row.TextOrNull(3),
        row.Text(4),
        row.Time(5),
        row.Long(6) != 0,
        row.Text(7),
        row.TextOrNull(8),
        row.Int(9),
        row.TimeOrNull(10));
}
