using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    public Task<AuditRecord> AppendAuditAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        CommitCheck.Audit(entry);
        return database.WriteAsync(s => AppendAuditAsync(s, entry), cancellationToken);
    }

    public async Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(long afterNo, int limit, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(s => ReadAuditAsync(s, afterNo, limit), cancellationToken);

    public async Task<long?> FindAuditBreakAsync(CancellationToken cancellationToken = default)
    {
        const int portion = 1000;
        var previous = "";
        var no = 0L;
        while (true)
        {
            var records = await ReadAuditAsync(no, portion, cancellationToken);
            foreach (var record in records)
            {
                if (record.No != no + 1 || record.Hash != Chain(previous, record.No, record.Entry))
                    return record.No;
                no = record.No;
                previous = record.Hash;
            }

            if (records.Count < portion)
                return null;
        }
    }

    private static ValueTask<List<AuditRecord>> ReadAuditAsync(Session s, long afterNo, int limit) =>
        s.ListAsync(
            "SELECT no, at, actor, action, subject, data, hash FROM audit WHERE no > $1 ORDER BY no LIMIT $2",
            row => new AuditRecord(row.Long(0), new AuditEntry(row.Time(1), row.Text(2), row.Text(3), row.Text(4), row.Safe(5)), row.Text(6)),
            afterNo,
            (long)limit);

    private static async ValueTask<AuditRecord> AppendAuditAsync(Session s, AuditEntry entry)
    {
        await s.LockAsync("audit");
        var last = await s.FindAsync("SELECT no, hash FROM audit ORDER BY no DESC LIMIT 1", row => new AuditEnd(row.Long(0), row.Text(1)))
            ?? new AuditEnd(0, "");
        var no = last.No + 1;
        var hash = Chain(last.Hash, no, entry);
        await s.WriteAsync(
            "INSERT INTO audit (no, at, actor, action, subject, data, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            no,
            entry.At,
            entry.Actor,
            entry.Action,
            entry.Subject,
            entry.Data,
            hash);
        return new AuditRecord(no, entry, hash);
    }

    /// <summary>Each part goes in with its length before it, so that no two different rows read alike.</summary>
    private static string Chain(string previous, long no, AuditEntry entry)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        foreach (var value in (ReadOnlySpan<long>)[no, Micros.Of(entry.At)])
        {
            BinaryPrimitives.WriteInt64BigEndian(number, value);
            sum.AppendData(number);
        }

        foreach (var part in (ReadOnlySpan<string>)[previous, entry.Actor, entry.Action, entry.Subject, Kept.Text(entry.Data)])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt64BigEndian(number, bytes.Length);
            sum.AppendData(number);
            sum.AppendData(bytes);
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    private sealed record AuditEnd(long No, string Hash);
}
