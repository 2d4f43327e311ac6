using System.Globalization;
using System.Reflection;

namespace SupportBot.Store.Sql;

/// <summary>A numbered script, run once in a transaction of its own.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    public static IReadOnlyList<Migration> Embedded(Dialect dialect)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"SupportBot.Store.Migrations.{dialect.Name}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name, name[prefix.Length..^".sql".Length]))];
    }

    /// <summary>The scripts that a database at <paramref name="version"/> still needs.</summary>
    /// <exception cref="StoreSetupException">The database is newer than this program.</exception>
    public static IEnumerable<Migration> Missing(IReadOnlyList<Migration> all, int version, string database)
    {
        var newest = all.Count == 0 ? 0 : all[^1].Number;
        if (version > newest)
            throw new StoreSetupException(
                $"{database} is at version {version}, newer than this program knows ({newest}). Start the newer program, or restore the backup made before the update.");
        return all.Where(migration => migration.Number > version);
    }

    private static Migration Read(Assembly assembly, string resource, string name)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Resource {resource} is missing.");
        using var reader = new StreamReader(stream);
        return new Migration(int.Parse(name[..4], CultureInfo.InvariantCulture), name[5..], reader.ReadToEnd());
    }
}
