using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>The log of who did what at the desk. Append-only: the database refuses changes, and each row's hash covers the row before it.</summary>
public interface IAuditStore
{
    Task<AuditRecord> AppendAuditAsync(AuditEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Rows with a number above <paramref name="afterNo"/>, in order.</summary>
    Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(long afterNo, int limit, CancellationToken cancellationToken = default);

    /// <summary>Recomputes the chain.</summary>
    /// <returns>The number of the first row that does not fit, or null when all do. Rows cut off at the end show only against a hash noted elsewhere.</returns>
    Task<long?> FindAuditBreakAsync(CancellationToken cancellationToken = default);
}

/// <param name="Actor">Desk user id, or <c>system</c>.</param>
/// <param name="Action">For example <c>sign-in</c>, <c>role-changed</c>.</param>
/// <param name="Subject">Id of what it was done to.</param>
/// <param name="Data">JSON.</param>
public sealed record AuditEntry(DateTimeOffset At, string Actor, string Action, string Subject, SafeText Data);

/// <param name="Hash">SHA-256, hexadecimal, over the row before and this one.</param>
public sealed record AuditRecord(long No, AuditEntry Entry, string Hash);
