using System.Reflection;
using SupportBot.Store;

namespace SupportBot.Testing;

/// <summary>A real store with a tap on its commits: a test sees each one, may change it, and may break it before or after it is kept.</summary>
public class StoreTap : DispatchProxy
{
    private IStore _store = null!;
    private CommitTap _tap = null!;

    public static IStore On(IStore store, CommitTap tap)
    {
        var proxy = Create<IStore, StoreTap>();
        (((StoreTap)(object)proxy)._store, ((StoreTap)(object)proxy)._tap) = (store, tap);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IStore.CommitAsync) && args![0] is TurnCommit turn
            ? CommitAsync(turn, (CancellationToken)args[1]!)
            : targetMethod.Invoke(_store, args);

    private async Task<CommitResult> CommitAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        var result = await _store.CommitAsync(_tap.Before(turn), cancellationToken);
        _tap.After(turn, result);
        return result;
    }
}

/// <summary>What happens around a commit; the default is nothing. Either part may throw.</summary>
public sealed class CommitTap
{
    public Func<TurnCommit, TurnCommit> Before { get; set; } = turn => turn;

    public Action<TurnCommit, CommitResult> After { get; set; } = (_, _) => { };
}
