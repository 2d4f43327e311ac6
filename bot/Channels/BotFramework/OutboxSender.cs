using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Replies;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>
/// Sends what turns left in the outbox: one message at a time within a conversation, many conversations side by side. The
/// store hands out a conversation's next message only when the one before is finished, so order needs no care here.
/// </summary>
public sealed class OutboxSender(
    IStore store, ConnectorClient connector, IOptions<BotFrameworkOptions> options, TimeProvider time, ILogger<OutboxSender> logger) : BackgroundService
{
    /// <summary>Longer than a send with its time-out and its wait for a token; after a crash another node takes over then.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Wake-ups can be lost (other nodes, restarts), so now and then it looks by itself.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly string _node = "sender-" + RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly DeliveryPolicy _policy = new(
        options.Value.GiveUpAfter, options.Value.StaleAfter, new Random(options.Value.JitterSeed ?? RandomNumberGenerator.GetInt32(int.MaxValue)));

    // Unclear attempts by message, while it waits for its repeat: small, and rightly forgotten on restart.
    private readonly ConcurrentDictionary<string, int> _unclear = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _running = [];
    private readonly SemaphoreSlim _wake = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var news = store.Changes.Subscribe(change =>
        {
            if (change.Kinds.HasFlag(ChangeKinds.Outbox)) Wake();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                BotFrameworkLog.OutboxFailed(logger, AfterFailure.TotalSeconds, fault);
                await Task.WhenAny(Task.Delay(AfterFailure, time, stoppingToken));
            }
        }

        // What is on its way is finished: each send ends by its own time-out.
        await Task.WhenAll(_running);
    }

    /// <summary>Claims what there is room for and starts it, then waits until there is room or news.</summary>
    private async Task StepAsync(CancellationToken stoppingToken)
    {
        _running.RemoveWhere(task => task.IsCompleted);
        var room = options.Value.MaxConcurrentSends - _running.Count;
        if (room > 0)
        {
            var items = await store.ClaimOutboxAsync(_node, room, time.GetUtcNow(), Lease, stoppingToken);
            foreach (var item in items) _running.Add(DeliverAsync(item));
            if (items.Count == room) return;
        }

        await WaitAsync(room > 0 ? await IdleAsync(stoppingToken) : Poll, stoppingToken);
    }

    private async Task<TimeSpan> IdleAsync(CancellationToken stoppingToken)
    {
        if (await store.NextOutboxTimeAsync(stoppingToken) is not { } next) return Poll;
        var wait = next - time.GetUtcNow();
        return wait < Poll ? wait : Poll;
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken stoppingToken)
    {
        if (wait <= TimeSpan.Zero) return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(_wake.WaitAsync(enough.Token), Task.Delay(wait, time, enough.Token));
        await enough.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
    }

    private void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }

    /// <summary>One attempt from claim to mark. Never throws: a message whose mark fails comes back when its lease ends.</summary>
    private async Task DeliverAsync(OutboxItem item)
    {
        // Off the claiming loop, so that a slow start of one does not hold up the others.
        await Task.Yield();
        try
        {
            if (_policy.Superseded(item, time.GetUtcNow()) is { } reason)
                await SupersedeAsync(item, reason);
            else
                await SettleAsync(item, await PostAsync(item));
        }
        catch (Exception fault)
        {
            BotFrameworkLog.OutboxFailed(logger, Lease.TotalSeconds, fault);
        }
        finally
        {
            Wake();
        }
    }

    private async Task<SendResult> PostAsync(OutboxItem item)
    {
        if (item.Kind == OutboxKind.Mail) return new SendResult.NotSent("mail-waits", TimeSpan.FromMinutes(1));
        if (item.Address.IsEmpty || ReadAddress(item.Address) is not { } address) return new SendResult.Refused("no-address");
        // Pulled clients read the transcript; a row of theirs has nothing to be posted to.
        return address.IsPulled ? new SendResult.Sent(null) : await connector.PostAsync(address, item.Payload, CancellationToken.None);
    }

    private async Task SettleAsync(OutboxItem item, SendResult result)
    {
        var now = time.GetUtcNow();
        var id = item.Lease.OutboxId;
        var held = true;
        switch (_policy.After(item, result, _unclear.GetValueOrDefault(id), now))
        {
            case Fate.Done done:
                held = await store.MarkSentAsync(item.Lease, now, done.RemoteId);
                BotFrameworkLog.Sent(logger, id, item.Lease.Attempt);
                _unclear.TryRemove(id, out _);
                break;
            case Fate.Retry retry:
                if (result is SendResult.Unclear) _unclear[id] = 1;
                held = await store.MarkRetryAsync(item.Lease, retry.NotBefore, SafeText.OfIdentifier(retry.Reason));
                BotFrameworkLog.WillRetry(logger, id, retry.Reason, item.Lease.Attempt, retry.NotBefore);
                break;
            case Fate.Dead dead:
                held = await store.MarkDeadAsync(item.Lease, now, SafeText.OfIdentifier(dead.Reason));
                BotFrameworkLog.GivenUp(logger, id, dead.Reason, item.Lease.Attempt);
                _unclear.TryRemove(id, out _);
                break;
        }

        if (!held) BotFrameworkLog.LeaseLost(logger, id);
    }

    private async Task SupersedeAsync(OutboxItem item, string reason)
    {
        _unclear.TryRemove(item.Lease.OutboxId, out _);
        await store.MarkSupersededAsync(item.Lease, time.GetUtcNow(), SafeText.OfIdentifier(reason));
        BotFrameworkLog.Superseded(logger, item.Lease.OutboxId, reason);
    }

    private static Address? ReadAddress(SafeText kept)
    {
        try
        {
            return KeptJson.Read(kept, KeptBotJson.Kept.Address);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _wake.Dispose();
    }
}
