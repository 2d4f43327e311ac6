using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>Work that a turn started and a later turn answers: look-ups in an operator's system, timers. Finished by <see cref="TurnCommit.CompletesEffect"/>.</summary>
public interface IEffectStore
{
    /// <summary>Takes up to <paramref name="limit"/> effects that are due. Nobody else gets them until the lease ends.</summary>
    Task<IReadOnlyList<EffectItem>> ClaimEffectsAsync(string nodeId, int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>When the next effect is due: null when none waits.</summary>
    Task<DateTimeOffset?> NextEffectTimeAsync(CancellationToken cancellationToken = default);

    /// <summary>Gives an effect back, to be tried again at <paramref name="notBefore"/>.</summary>
    /// <returns>False when the lease was lost.</returns>
    Task<bool> ReleaseEffectAsync(EffectLease lease, DateTimeOffset notBefore, CancellationToken cancellationToken = default);

    /// <summary>Ends an effect that needs no turn any more (its conversation is gone).</summary>
    /// <returns>False when the lease was lost.</returns>
    Task<bool> DropEffectAsync(EffectLease lease, CancellationToken cancellationToken = default);
}

/// <summary>An effect to run at <paramref name="Due"/>. One with a known id replaces the waiting one: that moves a timer.</summary>
/// <param name="EffectId">When it is used again (a moving timer), the inbox key of its turn must hold the due time as well, or the second turn counts as a repeat.</param>
public sealed record PendingEffect(string EffectId, string Kind, SafeText Payload, DateTimeOffset Due);

/// <summary>The right to run an effect.</summary>
public sealed record EffectLease(string EffectId, string NodeId, int Attempt, DateTimeOffset Until);

/// <param name="Due">When it was meant to run.</param>
public sealed record EffectItem(EffectLease Lease, string ConversationId, string Kind, SafeText Payload, DateTimeOffset Due);
