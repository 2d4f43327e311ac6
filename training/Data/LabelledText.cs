namespace SupportBot.Training.Data;

/// <summary>One row of a benchmark file.</summary>
internal sealed record LabelledText(string Label, string Text);

/// <summary>Reads `label&lt;TAB&gt;text` files with a header row.</summary>
internal static class LabelledTextFile
{
    /// <exception cref="DataProblemException">The file is missing or a row has no tab: the message names file and line.</exception>
    public static List<LabelledText> Read(FileInfo file)
    {
        if (!file.Exists) throw new DataProblemException($"There is no file {file.FullName}.");
        var rows = new List<LabelledText>();
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (number == 1 || line.Length == 0) continue;
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0) throw new DataProblemException($"{file.Name}, line {number}: expected a label, a tab and a text.");
            rows.Add(new(line[..tab], line[(tab + 1)..]));
        }

        return rows;
    }
}

/// <summary>Something is wrong with the data that the caller named; the message is for the caller.</summary>
public sealed class DataProblemException : Exception
{
    public DataProblemException(string message) : base(message) { }

    public DataProblemException(string message, Exception inner) : base(message, inner) { }

    public DataProblemException() { }
}
