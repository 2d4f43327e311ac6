namespace SupportBot.Acceptance.Harness;

/// <summary>A copy of the built bot in a folder of its own, to break files in.</summary>
public sealed class ProgramCopy : IDisposable
{
    public ProgramCopy()
    {
        var from = Path.GetDirectoryName(Repository.BotProgram)!;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("supportbot-copy-").FullName;

    public string ProgramFile => Path.Combine(Folder, Path.GetFileName(Repository.BotProgram));

    /// <summary>Changes a file's text; it must be there, and the change must change it.</summary>
    public void Edit(string path, Func<string, string> change)
    {
        var file = Path.Combine(Folder, path);
        var before = File.ReadAllText(file);
        var after = change(before);
        if (after == before)
            throw new InvalidOperationException($"{path} is as it was: the test breaks nothing.");
        File.WriteAllText(file, after);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
