namespace SupportBot.Store.Sql.Sqlite;

/// <summary>A piece of work for the writer's thread and the caller who waits for it.</summary>
internal abstract class SqliteWork
{
    /// <summary>Runs the work; what it returns is kept until <see cref="Complete"/>. May be called again after a rollback.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>The commit is durable: the caller may go on.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception fault);
}

internal sealed class SqliteWork<T>(Func<Session, ValueTask<T>> work) : SqliteWork
{
    // Continuations must not run on the writer's thread: they would hold up everybody.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _done.Task;

    public override void Run(SqliteSession session)
    {
        var task = work(session);
        if (!task.IsCompleted)
            throw new InvalidOperationException("Work on SQLite's writer may wait for nothing but the database.");
        _result = task.GetAwaiter().GetResult();
    }

    public override void Complete() => _done.SetResult(_result!);

    public override void Fail(Exception fault) => _done.SetException(fault);
}
