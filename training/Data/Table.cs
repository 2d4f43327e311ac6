namespace SupportBot.Training.Data;

/// <summary>A TSV file with a header row.</summary>
internal sealed class Table
{
    private readonly Dictionary<string, int> _columns;

    private Table(Dictionary<string, int> columns, IReadOnlyList<string[]> rows) => (_columns, Rows) = (columns, rows);

    public IReadOnlyList<string[]> Rows { get; }

    /// <exception cref="DataProblemException">There is no such column.</exception>
    public string Cell(string[] row, string column) =>
        _columns.TryGetValue(column, out var at) ? at < row.Length ? row[at] : "" : throw new DataProblemException($"The file has no column \"{column}\". Its columns are {string.Join(", ", _columns.Keys)}.");

    public static Table Read(FileInfo file)
    {
        if (!file.Exists) throw new DataProblemException($"There is no file {file.FullName}.");
        var lines = File.ReadAllLines(file.FullName);
        if (lines.Length == 0) throw new DataProblemException($"{file.Name} is empty: it needs a header row.");
        var columns = lines[0].Split('\t').Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
        return new(columns, [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'))]);
    }
}
