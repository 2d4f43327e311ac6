using SupportBot.Privacy;
using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    public async Task<SafeText?> LoadSettingAsync(string key, CancellationToken cancellationToken = default) =>
        (await database.ReadAsync(s => FindSettingAsync(s, key), cancellationToken))?.Value;

    public async Task SaveSettingAsync(string key, SafeText value, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        Kept.Id(key, nameof(key));
        await database.WriteAsync(
            s => s.ExecuteAsync(
                """
                INSERT INTO settings (key, value, saved_at) VALUES ($1, $2, $3)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at
                """,
                key,
                value,
                now),
            cancellationToken);
    }

    public Task<SafeText> AddSettingAsync(string key, SafeText value, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        Kept.Id(key, nameof(key));
        return database.WriteAsync(
            async s =>
            {
                await s.WriteAsync("INSERT INTO settings (key, value, saved_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", key, value, now);
                return (await FindSettingAsync(s, key))?.Value ?? value;
            },
            cancellationToken);
    }

    private static ValueTask<Setting?> FindSettingAsync(Session s, string key) =>
        s.FindAsync("SELECT value FROM settings WHERE key = $1", row => new Setting(row.Safe(0)), key);

    private sealed record Setting(SafeText Value);
}
