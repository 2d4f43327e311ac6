namespace SupportBot.Store.Sql;

/// <summary>Times are kept as whole microseconds since 1970-01-01 UTC.</summary>
internal static class Micros
{
    /// <summary>Later than any time: never due.</summary>
    public const long Never = long.MaxValue;

    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset Time(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
