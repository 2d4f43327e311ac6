namespace SupportBot.Models.Serving;

/// <summary>
/// Keeps working memory between predictions, so that they allocate nothing. Safe for any number of threads: each rents
/// its own; when all are out, a new one is made.
/// </summary>
internal sealed class Pool<T>(Func<T> create) where T : class
{
    private readonly T?[] _idle = new T?[Math.Max(4, Environment.ProcessorCount * 2)];

    public T Rent()
    {
        for (var i = 0; i < _idle.Length; i++)
            if (_idle[i] is not null && Interlocked.Exchange(ref _idle[i], null) is { } item) return item;
        return create();
    }

    public void Return(T item)
    {
        for (var i = 0; i < _idle.Length; i++)
            if (_idle[i] is null && Interlocked.CompareExchange(ref _idle[i], item, null) is null) return;
    }
}
