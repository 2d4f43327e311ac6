using System.Collections.Concurrent;
using SupportBot.Store;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Knows the open streams and wakes those of a conversation when its transcript grows.</summary>
internal sealed class StreamHub : IDisposable
{
    private readonly ConcurrentDictionary<string, StreamConnection[]> _streams = new(StringComparer.Ordinal);
    private readonly IDisposable _subscription;
    private readonly int _limit;

    public StreamHub(IStore store, DirectLineOptions options)
    {
        _limit = options.StreamsPerConversation;
        _subscription = store.Changes.Subscribe(Hear);
    }

    /// <summary>Open streams of all conversations.</summary>
    public int Count => _streams.Sum(pair => pair.Value.Length);

    /// <summary>Adds a stream; beyond the limit the conversation's oldest one ends. Add first, read the store then: nothing is missed.</summary>
    public void Add(string key, StreamConnection stream)
    {
        StreamConnection? oldest = null;
        _streams.AddOrUpdate(key, [stream], (_, open) =>
        {
            oldest = open.Length >= _limit ? open[0] : null;
            return [.. oldest is null ? open : open[1..], stream];
        });
        oldest?.End();
    }

    public void Remove(string key, StreamConnection stream)
    {
        while (_streams.TryGetValue(key, out var open))
        {
            StreamConnection[] rest = [.. open.Where(other => other != stream)];
            if (rest.Length == 0 ? _streams.TryRemove(KeyValuePair.Create(key, open)) : _streams.TryUpdate(key, rest, open))
                return;
        }
    }

    public void Dispose() => _subscription.Dispose();

    private void Hear(StoreChange change)
    {
        if (change.ConversationId is not { } key || !change.Kinds.HasFlag(ChangeKinds.Transcript) || !_streams.TryGetValue(key, out var open))
            return;
        foreach (var stream in open)
            stream.Wake();
    }
}
