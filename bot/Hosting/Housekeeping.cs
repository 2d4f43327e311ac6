using SupportBot.Store;

namespace SupportBot.Bot.Hosting;

/// <summary>
/// Forgets what nobody can need again: keys of activities that no channel delivers any more, and rows of the outbox that
/// were finished. Once an hour; a failure is tried again at the next hour.
/// </summary>
public sealed partial class Housekeeping(IStore store, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Channels deliver an activity again for minutes; a week is generous.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Every, clock, stoppingToken);
                Forgotten(logger, await store.PruneAsync(clock.GetUtcNow() - Keep, stoppingToken));
            }
            catch (StoreUnavailableException fault)
            {
                Failed(logger, fault);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(1110, LogLevel.Information, "{Rows} rows of handled activities and finished sends were forgotten")]
    private static partial void Forgotten(ILogger logger, int rows);

    [LoggerMessage(1111, LogLevel.Warning, "Forgetting old rows failed and is tried again in an hour")]
    private static partial void Failed(ILogger logger, Exception fault);
}
