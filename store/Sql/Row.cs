using SupportBot.Privacy;

namespace SupportBot.Store.Sql;

/// <summary>The row a query stands on. Columns count from 0. Valid until the reader function returns.</summary>
internal abstract class Row
{
    public abstract bool IsNull(int column);

    public abstract long Long(int column);

    public abstract string Text(int column);

    public int Int(int column) => (int)Long(column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public DateTimeOffset Time(int column) => Micros.Time(Long(column));

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public SafeText Safe(int column) => Kept.Restore(Text(column));
}
