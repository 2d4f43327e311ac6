using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Replies;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.LookUps;

/// <summary>
/// Makes the look-ups that turns ordered and brings each answer back as another turn. An order is kept until that turn is
/// saved, so a restart asks again; the turn's key is the order's id, so the answer counts once.
/// </summary>
public sealed class LookUpWorker(IStore store, ITurns turns, LookUpClient client, IOptions<LookUpOptions> options, TimeProvider clock, ILogger<LookUpWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private readonly string _node = "lookup-" + Environment.ProcessId;
    private readonly SemaphoreSlim _wake = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heard = store.Changes.Subscribe(change => Wake(change.Kinds));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var due = await store.ClaimEffectsAsync(_node, options.Value.AtOnce, clock.GetUtcNow(), options.Value.TimeLimit * 4, stoppingToken);
                await Task.WhenAll(due.Select(effect => RunAsync(effect, stoppingToken)));
                if (due.Count == 0)
                    await _wake.WaitAsync(Poll, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                TurnLog.LookUpWorkerFailed(logger, fault);
                await Task.Delay(Poll, clock, stoppingToken);
            }
        }
    }

    private void Wake(ChangeKinds kinds)
    {
        if (kinds.HasFlag(ChangeKinds.Effects) && _wake.CurrentCount == 0)
        {
            try
            {
                _wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another commit woke the worker in the same moment; once is enough.
            }
        }
    }

    private async Task RunAsync(EffectItem effect, CancellationToken cancellationToken)
    {
        if (effect.Kind != KeptLookUp.Kind || await store.LoadConversationAsync(effect.ConversationId, cancellationToken) is not { } conversation)
        {
            await store.DropEffectAsync(effect.Lease, cancellationToken);
            return;
        }
        var lookUp = KeptJson.Read(effect.Payload, KeptBotJson.Kept.KeptLookUp)!;
        var (values, reason) = await client.AskAsync(lookUp, cancellationToken);
        if (values is null)
            TurnLog.LookUpFailed(logger, lookUp.Connector, reason);
        await turns.RunAsync(
            new Incoming
            {
                Kind = IncomingKind.LookUpAnswered,
                Address = KeptJson.Read(conversation.Address, KeptBotJson.Kept.Address)!,
                ActivityId = "look-up:" + effect.Lease.EffectId,
                EffectId = effect.Lease.EffectId,
                RawValues = values ?? new Dictionary<string, string>(),
            },
            cancellationToken);
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }
}
