using SQLitePCL;

namespace SupportBot.Store.Sql.Sqlite;

/// <summary>A connection with its prepared statements. Used by one thread at a time; everything completes at once.</summary>
internal sealed class SqliteSession : Session, IDisposable
{
    /// <summary>Lists with filters make new texts; the fixed statements are about 80.</summary>
    private const int MostStatements = 256;

    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly sqlite3 _db;
    private readonly string _path;

    /// <param name="path">File to open or create.</param>
    /// <param name="busyTimeout">How long a statement waits for another program's lock.</param>
    public SqliteSession(string path, TimeSpan busyTimeout)
    {
        _path = path;
        const int flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;
        var code = raw.sqlite3_open_v2(path, out _db, flags, null);
        try
        {
            SqliteFault.Check(code, _db, path);
            raw.sqlite3_extended_result_codes(_db, 1);
            raw.sqlite3_busy_timeout(_db, (int)busyTimeout.TotalMilliseconds);
        }
        catch
        {
            _db.Dispose();
            throw;
        }
    }

    public long TotalChanges => raw.sqlite3_total_changes(_db);

    private bool InTransaction => raw.sqlite3_get_autocommit(_db) == 0;

    public void Start() => Begin();

    /// <summary>Runs a script of several statements.</summary>
    public void Script(string sql) => SqliteFault.Check(raw.sqlite3_exec(_db, sql), _db, _path);

    public void Execute(string sql) => Run(Prepared(sql), []);

    /// <summary>Undoes the transaction if one is still open: SQLite ends it by itself after some faults.</summary>
    public void Rollback()
    {
        if (InTransaction)
            raw.sqlite3_exec(_db, "ROLLBACK");
    }

    /// <summary>A pragma's first column, as text.</summary>
    public string? Pragma(string sql)
    {
        using var statement = new SqliteStatement(_db, sql, _path);
        return statement.Step() && !statement.IsNull(0) ? statement.Text(0) : null;
    }

    public override ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<Value> values)
    {
        Run(Prepared(sql), values);
        return ValueTask.FromResult(raw.sqlite3_changes(_db));
    }

    public override ValueTask WriteAsync(string sql, params ReadOnlySpan<Value> values)
    {
        Run(Prepared(sql), values);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<T?> FindAsync<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Value> values)
        where T : class
    {
        var statement = Prepared(sql);
        try
        {
            statement.Bind(values);
            return ValueTask.FromResult(statement.Step() ? read(statement) : null);
        }
        finally
        {
            statement.Reset();
        }
    }

    public override ValueTask<long?> NumberAsync(string sql, params ReadOnlySpan<Value> values)
    {
        var statement = Prepared(sql);
        try
        {
            statement.Bind(values);
            return ValueTask.FromResult(statement.Step() ? statement.LongOrNull(0) : null);
        }
        finally
        {
            statement.Reset();
        }
    }

    public override ValueTask<List<T>> ListAsync<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Value> values)
    {
        var statement = Prepared(sql);
        var rows = new List<T>();
        try
        {
            statement.Bind(values);
            while (statement.Step())
                rows.Add(read(statement));
            return ValueTask.FromResult(rows);
        }
        finally
        {
            statement.Reset();
        }
    }

    public override ValueTask LockAsync(string key) => ValueTask.CompletedTask;

    public void Dispose()
    {
        Forget();
        _db.Dispose();
    }

    private static void Run(SqliteStatement statement, ReadOnlySpan<Value> values)
    {
        try
        {
            statement.Bind(values);
            // RETURNING and pragmas give rows: a write is complete only when all are fetched.
            while (statement.Step())
            {
            }
        }
        finally
        {
            statement.Reset();
        }
    }

    private SqliteStatement Prepared(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement))
            return statement;
        if (_statements.Count >= MostStatements)
            Forget();
        return _statements[sql] = new SqliteStatement(_db, sql, _path);
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _statements.Clear();
    }
}
