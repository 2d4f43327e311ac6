using System.ComponentModel.DataAnnotations;

namespace SupportBot.Store;

/// <summary>Where and how the store keeps things; section <c>Store</c>.</summary>
public sealed class StoreOptions : IValidatableObject
{
    public const string Section = "Store";

    /// <summary>Which database.</summary>
    /// <value>Default <see cref="StoreProvider.Sqlite"/>.</value>
    [EnumDataType(typeof(StoreProvider))]
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>The SQLite file; a relative path counts from the working folder. The folder is made when missing.</summary>
    /// <value>Default <c>data/supportbot.db</c>.</value>
    [Required]
    public string Path { get; set; } = "data/supportbot.db";

    /// <summary>Npgsql connection string; needed for PostgreSQL only.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How long a write waits for another program that holds the database (SQLite), or for a connection or lock (PostgreSQL).</summary>
    /// <value>Default 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a start waits while another process migrates the same database.</summary>
    /// <value>Default 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan MigrationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Writers share commits on SQLite. Off: one commit a request, for comparison only.</summary>
    /// <value>Default true.</value>
    public bool GroupCommit { get; set; } = true;

    /// <summary>Most writes that share one commit.</summary>
    /// <value>Default 64: more did not help when measured (bench/).</value>
    [Range(1, 1024)]
    public int MaxBatch { get; set; } = 64;

    /// <summary>Most writes that may wait for the writer; one more waits <see cref="BusyTimeout"/> for room, then is refused.</summary>
    /// <value>Default 4096.</value>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; set; } = 4096;

    /// <summary>Connections that read at the same time (SQLite) or pool size (PostgreSQL).</summary>
    /// <value>Default 0: four per processor, at least 8.</value>
    [Range(0, 1000)]
    public int Connections { get; set; }

    /// <summary>Checks the SQLite file's structure at start (about a second per gigabyte).</summary>
    /// <value>Default true.</value>
    public bool CheckOnStart { get; set; } = true;

    /// <summary>Below this share of free space on the disk, health says so.</summary>
    /// <value>Fraction in [0, 1), default 0.05.</value>
    [Range(0, 0.99)]
    public double LowSpace { get; set; } = 0.05;

    internal int ConnectionLimit => Connections > 0 ? Connections : Math.Max(8, Environment.ProcessorCount * 4);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == StoreProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new ValidationResult(
                "Store:ConnectionString is empty. PostgreSQL needs one, for example \"Host=localhost;Database=supportbot;Username=supportbot\".",
                [nameof(ConnectionString)]);
    }
}

public enum StoreProvider
{
    Sqlite,
    Postgres,
}
