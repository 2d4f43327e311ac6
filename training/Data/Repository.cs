namespace SupportBot.Training.Data;

/// <summary>Finds the folders of the repository that `dotnet run` was started in.</summary>
internal static class Repository
{
    private const string Marker = "SupportBot.sln";

    /// <summary>The folder below the nearest directory upwards that holds the solution; below the current one when there is none.</summary>
    public static DirectoryInfo Folder(params ReadOnlySpan<string> parts)
    {
        var start = Directory.GetCurrentDirectory();
        for (var at = start; at is not null; at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, Marker))) return new(Path.Combine([at, .. parts]));
        return new(Path.Combine([start, .. parts]));
    }
}
