using Microsoft.Extensions.Logging;

namespace SupportBot.Store;

/// <summary>What a commit changed, as far as sleepers need to know. Only a wake-up: what counts is in the database, and a wake-up may be lost (poll slowly as well).</summary>
/// <param name="ConversationId">Null when the commit touched no conversation.</param>
/// <param name="LastSeq">The conversation's newest transcript number; 0 when no line was added.</param>
/// <param name="Kinds">What there is to do or see.</param>
public readonly record struct StoreChange(string? ConversationId, long LastSeq, ChangeKinds Kinds);

[Flags]
public enum ChangeKinds
{
    None = 0,

    /// <summary>The transcript grew.</summary>
    Transcript = 1,

    /// <summary>The outbox has something to send.</summary>
    Outbox = 2,

    /// <summary>An effect was added or moved.</summary>
    Effects = 4,

    /// <summary>A ticket changed.</summary>
    Tickets = 8,
}

/// <summary>Calls listeners after a commit, on this node and (PostgreSQL) for the commits of other nodes.</summary>
public sealed class StoreChanges(ILogger logger)
{
    private readonly Lock _lock = new();
    private volatile Action<StoreChange>[] _listeners = [];

    /// <summary>
    /// Calls <paramref name="listener"/> for every change until the result is disposed. It is called on the writer's thread:
    /// it must only pass the news on (set an event, write into a channel) and never wait.
    /// </summary>
    public IDisposable Subscribe(Action<StoreChange> listener)
    {
        lock (_lock)
            _listeners = [.. _listeners, listener];
        return new Subscription(this, listener);
    }

    internal void Announce(StoreChange change)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                listener(change);
            }
            catch (Exception fault)
            {
                // A listener's fault must not reach the commit it was told about: that is already durable.
                StoreLog.ListenerFailed(logger, fault);
            }
        }
    }

    private void Unsubscribe(Action<StoreChange> listener)
    {
        lock (_lock)
        {
            var at = Array.IndexOf(_listeners, listener);
            if (at >= 0)
                _listeners = [.. _listeners[..at], .. _listeners[(at + 1)..]];
        }
    }

    private sealed class Subscription(StoreChanges changes, Action<StoreChange> listener) : IDisposable
    {
        public void Dispose() => changes.Unsubscribe(listener);
    }
}
