using Npgsql;

namespace SupportBot.Store.Sql.Postgres;

/// <summary>A transaction on a pooled connection. Writes whose outcome nobody asks for travel together with the next question.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, CancellationToken cancellationToken) : Session
{
    private NpgsqlBatch? _pending;

    /// <summary>Sends what is still waiting.</summary>
    public async ValueTask FlushAsync()
    {
        if (Take() is not { } batch)
            return;
        await using (batch)
            await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public override ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<Value> values)
    {
        var command = Add(sql, values);
        return RunAsync(command);
    }

    public override ValueTask WriteAsync(string sql, params ReadOnlySpan<Value> values)
    {
        Add(sql, values);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<T?> FindAsync<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Value> values)
        where T : class
    {
        Add(sql, values);
        return FirstAsync(read);
    }

    public override ValueTask<long?> NumberAsync(string sql, params ReadOnlySpan<Value> values)
    {
        Add(sql, values);
        return FirstNumberAsync();
    }

    public override ValueTask<List<T>> ListAsync<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Value> values)
    {
        Add(sql, values);
        return AllAsync(read);
    }

    public override async ValueTask LockAsync(string key) =>
        await NumberAsync("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended($1, 0))) AS held", key);

    private NpgsqlBatchCommand Add(string sql, ReadOnlySpan<Value> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (ref readonly var value in values)
        {
            command.Parameters.Add(
                value.IsNumber ? new NpgsqlParameter<long> { TypedValue = value.Number }
                : value.Text is { } text ? new NpgsqlParameter<string> { TypedValue = text }
                : new NpgsqlParameter { Value = DBNull.Value });
        }

        (_pending ??= connection.CreateBatch()).BatchCommands.Add(command);
        return command;
    }

    private NpgsqlBatch? Take()
    {
        var batch = _pending;
        _pending = null;
        return batch;
    }

    private async ValueTask<int> RunAsync(NpgsqlBatchCommand command)
    {
        await FlushAsync();
        return command.RecordsAffected;
    }

    private async ValueTask<T?> FirstAsync<T>(Func<Row, T> read)
        where T : class
    {
        await using var batch = Take()!; // The question was added just before.
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? read(new PostgresRow(reader)) : null;
    }

    private async ValueTask<long?> FirstNumberAsync()
    {
        await using var batch = Take()!;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new PostgresRow(reader).LongOrNull(0) : null;
    }

    private async ValueTask<List<T>> AllAsync<T>(Func<Row, T> read)
    {
        await using var batch = Take()!;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var row = new PostgresRow(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(row));
        return rows;
    }

    private sealed class PostgresRow(NpgsqlDataReader reader) : Row
    {
        public override bool IsNull(int column) => reader.IsDBNull(column);

        public override long Long(int column) => reader.GetInt64(column);

        public override string Text(int column) => reader.GetString(column);
    }
}
