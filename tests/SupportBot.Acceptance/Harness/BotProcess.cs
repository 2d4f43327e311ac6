using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace SupportBot.Acceptance.Harness;

/// <summary>The real bot: its own process, its own folder with a real database, real HTTP.</summary>
public sealed partial class BotProcess : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string> _settings;
    private RunningProgram? _program;

    public BotProcess(IReadOnlyDictionary<string, string>? settings = null, int? port = null)
    {
        _settings = settings ?? new Dictionary<string, string>();
        Port = port ?? Ports.Free();
        Address = new Uri($"http://localhost:{Port}");
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public int Port { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("supportbot-").FullName;

    public string DataFolder => Path.Combine(Folder, "data");

    public string DatabaseFile => Path.Combine(DataFolder, "supportbot.db");

    public RunningProgram Program => _program ?? throw new InvalidOperationException("Start the bot first.");

    public static async Task<BotProcess> StartNewAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var bot = new BotProcess(settings);
        await bot.StartAsync();
        return bot;
    }

    /// <summary>The program that is started; another copy of it has its own content beside it.</summary>
    public string ProgramFile { get; init; } = Repository.BotProgram;

    /// <summary>Starts the process and waits for nothing.</summary>
    public RunningProgram Launch(params string[] firstArguments)
    {
        string[] arguments = [.. firstArguments, "--contentRoot", Repository.BotFolder, "--urls", Address.ToString().TrimEnd('/')];
        var environment = new Dictionary<string, string> { ["Folders__Data"] = DataFolder, ["Store__Path"] = DatabaseFile };
        foreach (var (name, value) in _settings)
            environment[name] = value;
        return _program = RunningProgram.Start(ProgramFile, arguments, Folder, environment);
    }

    /// <summary>Starts the process and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        if (_program is { } before)
            await before.DisposeAsync();
        Launch();
        for (var attempt = 0; attempt < 1500; attempt++)
        {
            if (Program.HasExited)
                throw new InvalidOperationException("The bot ended while starting:\n" + Program.Output);
            if (await IsReadyAsync())
                return;
            await Task.Delay(20);
        }
        throw new TimeoutException("The bot was not ready in 30 s:\n" + Program.Output);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async Task KillAsync() => await Program.KillAsync();

    /// <summary>Path of the first administrator's one-time link, as printed at the first start.</summary>
    public async Task<string> AdministratorLinkAsync()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (AdministratorLine().Match(Program.Output) is { Success: true } line)
                return new Uri(line.Groups[1].Value).PathAndQuery;
            await Task.Delay(50);
        }
        throw new InvalidOperationException("No link was printed:\n" + Program.Output);
    }

    [GeneratedRegex(@"first administrator, once: (\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex AdministratorLine();

    /// <summary>Rows of a query on the live database, read only.</summary>
    public async Task<List<Dictionary<string, object?>>> QueryAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, column => reader.IsDBNull(column) ? null : reader.GetValue(column)));
        return rows;
    }

    /// <summary>Waits until nothing of a conversation is left to do: no look-up under way, nothing to post. At most 15 s.</summary>
    public async Task SettleAsync(string conversation)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var left = await QueryAsync(
                "SELECT (SELECT count(*) FROM outbox WHERE conversation_id = $c AND state = 0) + (SELECT count(*) FROM effects WHERE conversation_id = $c) AS n",
                ("$c", conversation));
            if (Convert.ToInt64(left[0]["n"], CultureInfo.InvariantCulture) == 0)
                return;
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        Http.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
