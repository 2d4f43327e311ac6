using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SupportBot.Knowledge;

/// <summary>Looks for changed content as long as the host runs.</summary>
internal sealed class KnowledgeWatcher(
    KnowledgeSource source, IOptions<KnowledgeOptions> options, TimeProvider time, ILogger<KnowledgeWatcher> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CheckEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var before = source.Problems;
            try
            {
                if (source.ReloadIfChanged())
                    log.Reloaded(source.Current.Articles.Count, source.Current.Version);
                else if (source.Problems.Count > 0 && !ReferenceEquals(before, source.Problems))
                    log.Kept(source.Problems.Count, string.Join('\n', source.Problems));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file is being written or moved; the next look is soon.
                log.Unreadable(e.Message);
            }
        }
    }
}
