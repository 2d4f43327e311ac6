using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SupportBot.Store.Sql.Postgres;

/// <summary>
/// Tells other nodes what was committed, and this node what others committed. Notices go out after the commit, several at once:
/// inside it they would make all commits wait for one lock of the server's. A lost notice costs a poll.
/// </summary>
internal sealed class PostgresWakeUps(
    NpgsqlDataSource source, NpgsqlConnectionStringBuilder settings, StoreChanges changes, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private const string Topic = "supportbot_wake";
    private const int MostAtOnce = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What is announced when notices may have been missed: look at everything.</summary>
    private static readonly StoreChange Everything = new(
        null, 0, ChangeKinds.Transcript | ChangeKinds.Outbox | ChangeKinds.Effects | ChangeKinds.Tickets);

    private readonly string _node = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<string> _outgoing = Channel.CreateBounded<string>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private Task _telling = Task.CompletedTask;
    private Task _listening = Task.CompletedTask;

    /// <summary>Returns when this node hears the others.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _listening = RepeatAsync(() => ListenAsync(heard));
        _telling = RepeatAsync(TellAsync);
        try
        {
            await heard.Task.WaitAsync(TimeSpan.FromSeconds(settings.Timeout), time, cancellationToken);
        }
        catch (TimeoutException fault)
        {
            throw PostgresFault.Setup($"{settings.Host}/{settings.Database}", fault);
        }
    }

    public void Tell(StoreChange change) => _outgoing.Writer.TryWrite(string.Join(
        '\n',
        _node,
        ((int)change.Kinds).ToString(CultureInfo.InvariantCulture),
        change.LastSeq.ToString(CultureInfo.InvariantCulture),
        change.ConversationId));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_listening, _telling);
        _stop.Dispose();
    }

    private async Task RepeatAsync(Func<Task> work)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                StoreLog.ListeningInterrupted(logger, fault);
                await Task.Delay(Pause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(TaskCompletionSource heard)
    {
        var own = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, KeepAlive = 30 };
        await using var connection = new NpgsqlConnection(own.ConnectionString);
        connection.Notification += (_, notice) => Hear(notice.Payload);
        await connection.OpenAsync(_stop.Token);
        await using (var listen = new NpgsqlCommand("LISTEN " + Topic, connection))
            await listen.ExecuteNonQueryAsync(_stop.Token);
        if (!heard.TrySetResult())
            changes.Announce(Everything);
        while (true)
            await connection.WaitAsync(_stop.Token);
    }

    private void Hear(string payload)
    {
        var parts = payload.Split('\n', 4);
        if (parts.Length == 4 && parts[0] != _node
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var kinds)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var lastSeq))
            changes.Announce(new StoreChange(parts[3].Length == 0 ? null : parts[3], lastSeq, (ChangeKinds)kinds));
    }

    private async Task TellAsync()
    {
        var notices = new List<string>();
        while (await _outgoing.Reader.WaitToReadAsync(_stop.Token))
        {
            notices.Clear();
            while (notices.Count < MostAtOnce && _outgoing.Reader.TryRead(out var notice))
                notices.Add(notice);
            await using var command = source.CreateCommand($"SELECT COUNT(pg_notify('{Topic}', notice)) FROM unnest($1) AS notice");
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. notices] });
            await command.ExecuteScalarAsync(_stop.Token);
        }
    }
}
