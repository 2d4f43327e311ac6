namespace SupportBot.Store.Sql;

/// <summary>
/// One transaction (or one read) on either database. SQL is written once with $1, $2 … in both dialects.
/// On SQLite every task is complete when it is returned: the same code runs on the writer's thread without waiting.
/// </summary>
internal abstract class Session
{
    private readonly List<StoreChange> _changes = [];

    /// <summary>True once the work asked to undo everything it wrote.</summary>
    public bool IsUndone { get; private set; }

    /// <summary>To be told after the commit.</summary>
    public IReadOnlyList<StoreChange> Changes => _changes;

    /// <summary>Rows affected.</summary>
    public abstract ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<Value> values);

    /// <summary>A write whose outcome is not needed now: PostgreSQL sends several in one go, at the latest before the next statement or the commit.</summary>
    public abstract ValueTask WriteAsync(string sql, params ReadOnlySpan<Value> values);

    /// <summary>The first row, or null.</summary>
    public abstract ValueTask<T?> FindAsync<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Value> values)
        where T : class;

    /// <summary>The first column of the first row; null when there is no row or it is null.</summary>
    public abstract ValueTask<long?> NumberAsync(string sql, params ReadOnlySpan<Value> values);

    public abstract ValueTask<List<T>> ListAsync<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Value> values);

    /// <summary>Makes transactions that name the same key follow each other. SQLite has one writer and needs none.</summary>
    public abstract ValueTask LockAsync(string key);

    /// <summary>Nothing that this work wrote shall stay. Return right after.</summary>
    public void Undo() => IsUndone = true;

    public void Announce(string? conversationId, long lastSeq, ChangeKinds kinds)
    {
        if (kinds != ChangeKinds.None)
            _changes.Add(new StoreChange(conversationId, lastSeq, kinds));
    }

    protected void Begin()
    {
        IsUndone = false;
        _changes.Clear();
    }
}
