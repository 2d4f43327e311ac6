using System.Threading.RateLimiting;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>How fast one person may write and one network address may ask for tokens. Ordinary typing never meets either.</summary>
internal sealed class DirectLineLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _messages;
    private readonly PartitionedRateLimiter<string> _tokens;

    public DirectLineLimits(DirectLineOptions options)
    {
        _messages = Buckets(options.MessageBurst, options.MessagesPerSecond);
        _tokens = Buckets(options.TokenBurst, 1);
    }

    public bool MaySend(string userId) => Take(_messages, userId);

    /// <param name="address">Network address of the caller; null (a pipe, a test) shares one bucket.</param>
    public bool MayAskForToken(string? address) => Take(_tokens, address ?? "");

    public void Dispose()
    {
        _messages.Dispose();
        _tokens.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Buckets(int burst, int perSecond) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
}
