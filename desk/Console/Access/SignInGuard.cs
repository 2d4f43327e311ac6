using System.Collections.Concurrent;

namespace SupportBot.Desk.Console.Access;

/// <summary>Counts failed sign-ins by account and address and by address alone, in this process; the account's own count is in the store.</summary>
internal sealed class SignInGuard(TimeProvider time)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private const int PerAccountAndAddress = 5, PerAddress = 30, MostKept = 20_000;

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Until)> _failed = new(StringComparer.OrdinalIgnoreCase);

    public bool IsPaused(string account, string address) =>
        Count(address + "\n" + account) >= PerAccountAndAddress || Count(address) >= PerAddress;

    public void Failed(string account, string address)
    {
        var now = time.GetUtcNow();
        if (_failed.Count > MostKept)
            foreach (var (key, kept) in _failed)
                if (kept.Until <= now) _failed.TryRemove(key, out _);
        foreach (var key in (string[])[address + "\n" + account, address])
            _failed.AddOrUpdate(key, _ => (1, now + Pause), (_, kept) => kept.Until <= now ? (1, now + Pause) : (kept.Count + 1, now + Pause));
    }

    public void Succeeded(string account, string address) => _failed.TryRemove(address + "\n" + account, out _);

    private int Count(string key) => _failed.TryGetValue(key, out var kept) && kept.Until > time.GetUtcNow() ? kept.Count : 0;
}
