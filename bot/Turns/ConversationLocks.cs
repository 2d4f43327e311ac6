namespace SupportBot.Bot.Turns;

/// <summary>
/// Lets the turns of one conversation pass one after another on this node. A fixed number of lanes, so memory does not grow
/// with conversations; two conversations may share a lane, which only costs waiting.
/// </summary>
public sealed class ConversationLocks
{
    private const int Lanes = 1024;

    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1, 1))];

    public async ValueTask<Held> EnterAsync(string conversation, CancellationToken cancellationToken)
    {
        var lane = _lanes[(uint)string.GetHashCode(conversation, StringComparison.Ordinal) % Lanes];
        await lane.WaitAsync(cancellationToken);
        return new Held(lane);
    }

    public readonly struct Held(SemaphoreSlim lane) : IDisposable
    {
        public void Dispose() => lane.Release();
    }
}
