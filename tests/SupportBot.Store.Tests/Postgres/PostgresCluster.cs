using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace SupportBot.Store.Tests.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own: made in a temporary folder, on a free loopback port, gone afterwards.
/// Tests skip when no server is installed, but not under CI.
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-postgres-").FullName;
    private readonly string? _programs = FindPrograms();
    private readonly int _port = FreePort();
    private int _databases;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Connects to the server, not to a test's database.</summary>
    private string Server => Connect("postgres");

    public async Task InitializeAsync()
    {
        if (_programs is null)
            return;
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", _folder);
        await RunAsync(Path.Combine(_programs, "initdb"), "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
        await RunAsync(
            Path.Combine(_programs, "pg_ctl"), "-D", Data, "-w", "-l", Path.Combine(_folder, "log"),
            "-o", $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories='' -c fsync=off -c max_connections=200", "start");
    }

    /// <summary>An empty database for one test.</summary>
    public async Task<StorePlace> NewPlaceAsync()
    {
        if (_programs is null && Environment.GetEnvironmentVariable("CI") == "true")
            throw new InvalidOperationException("PostgreSQL is not installed (looked in /usr/lib/postgresql/*/bin), and under CI nothing is skipped.");
        Skip.If(_programs is null, "PostgreSQL is not installed: looked in /usr/lib/postgresql/*/bin. Install the package postgresql to run this test.");
        var name = "test" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        await ExecuteAsync(Server, $"CREATE DATABASE {name}");
        return new PostgresPlace(Connect(name));
    }

    /// <summary>Ends all other sessions of the server, as a restart would.</summary>
    public Task EndSessionsAsync() =>
        ExecuteAsync(Server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");

    public async Task DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        NpgsqlConnection.ClearAllPools();
        if (_programs is not null)
            await RunAsync(Path.Combine(_programs, "pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    internal static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string Connect(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    private void StopAtExit(object? sender, EventArgs e) => DisposeAsync().GetAwaiter().GetResult();

    /// <summary>PostgreSQL refuses to run as root, so root hands over to the account that its package made.</summary>
    private static async Task RunAsync(string program, params string[] arguments)
    {
        var asPostgres = Environment.UserName == "root" && program != "chown";
        string[] line = asPostgres ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors} {await output}");
    }

    private static string? FindPrograms() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresCluster>
{
    public const string Name = "postgres";
}

/// <summary>A database on the tests' server; the server goes as a whole, so nothing is removed here.</summary>
public sealed class PostgresPlace(string connectionString) : StorePlace
{
    public string ConnectionString => connectionString;

    public override StoreOptions Options { get; } = new()
    {
        Provider = StoreProvider.Postgres, ConnectionString = connectionString, Connections = 16,
    };

    protected override ValueTask RemoveAsync() => ValueTask.CompletedTask;
}
