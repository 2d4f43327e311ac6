using System.Buffers;
using System.Globalization;
using System.Text;
using SQLitePCL;

namespace SupportBot.Store.Sql.Sqlite;

/// <summary>A prepared statement, kept for the life of its connection. One thread at a time.</summary>
internal sealed class SqliteStatement : Row, IDisposable
{
    private readonly sqlite3 _db;
    private readonly string _path;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    public SqliteStatement(sqlite3 db, string sql, string path)
    {
        _db = db;
        _path = path;
        SqliteFault.Check(raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), db, path);
        _places = Places(_statement);
    }

    public void Bind(ReadOnlySpan<Value> values)
    {
        if (values.Length != _places.Length)
            throw new InvalidOperationException($"The statement has {_places.Length} placeholders but {values.Length} values.");
        for (var i = 0; i < values.Length; i++)
        {
            ref readonly var value = ref values[i];
            var code = value.IsNumber ? raw.sqlite3_bind_int64(_statement, _places[i], value.Number)
                : value.Text is { } text ? BindText(_places[i], text)
                : raw.sqlite3_bind_null(_statement, _places[i]);
            SqliteFault.Check(code, _db, _path);
        }
    }

    /// <returns>True when there is a row to read.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
            return true;
        return code == raw.SQLITE_DONE ? false : throw SqliteFault.From(code, _db, _path);
    }

    /// <summary>Ready for the next use. The code it returns repeats the last step's fault, which was thrown already.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public override bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public override long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public override string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    public void Dispose() => _statement.Dispose();

    private int BindText(int place, string text)
    {
        const int onStack = 1024;
        byte[]? rented = null;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var buffer = most <= onStack ? stackalloc byte[onStack] : rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return raw.sqlite3_bind_text(_statement, place, buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>SQLite numbers $-names by first appearance; callers count by the number in the name.</summary>
    private static int[] Places(sqlite3_stmt statement)
    {
        var places = new int[raw.sqlite3_bind_parameter_count(statement)];
        for (var place = 1; place <= places.Length; place++)
        {
            var name = raw.sqlite3_bind_parameter_name(statement, place).utf8_to_string();
            places[int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture) - 1] = place;
        }

        return places;
    }
}
