using SQLitePCL;

namespace SupportBot.Store.Sql.Sqlite;

/// <summary>Turns SQLite's result codes into exceptions that say what an operator can do.</summary>
internal static class SqliteFault
{
    public static void Check(int code, sqlite3 db, string path)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw From(code, db, path);
    }

    public static Exception From(int code, sqlite3 db, string path)
    {
        var text = raw.sqlite3_errmsg(db).utf8_to_string();
        return (code & 0xff) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreUnavailableException($"The database {path} is in use by another program ({text})."),
            raw.SQLITE_FULL => new StoreUnavailableException($"The disk that holds {path} is full. Make room; the bot goes on by itself."),
            raw.SQLITE_IOERR => new StoreUnavailableException($"The disk did not read or write {path} ({text})."),
            raw.SQLITE_READONLY => new StoreUnavailableException($"The database {path} cannot be written ({text})."),
            raw.SQLITE_CANTOPEN => new StoreUnavailableException($"The database {path} cannot be opened ({text})."),
            raw.SQLITE_NOMEM => new StoreUnavailableException($"There is not enough memory for the database {path}."),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(path, text),
            _ => new InvalidOperationException($"SQLite error {code}: {text}"),
        };
    }

    public static StoreDamagedException Damaged(string path, string firstFault) => new(
        $"The database {path} is damaged: {firstFault}. Nothing was changed. "
        + "Stop the bot, move the damaged file (with its -wal and -shm) aside, put the newest backup in its place, and start again.");
}
