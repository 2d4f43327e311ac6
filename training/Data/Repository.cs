namespace SupportBot.Training.Data;

/// <summary>Finds the folders of the repository that `dotnet run` was started in.</summary>
internal static class Repository
{
    private const string Marker = "SupportBot.sln";

    /// <summary>The data folder of the bot that `dotnet run` starts in this repository; elsewhere `data` in the current folder.</summary>
    public static DirectoryInfo Installation()
    {
        var ofBot = Folder("bot", "data");
        return ofBot.Parent is { Exists: true } ? ofBot : new(Path.GetFullPath("data"));
    }

    /// <summary>The folder below the nearest directory upwards that holds the solution; below the current one when there is none.</summary>
    public static DirectoryInfo Folder(params ReadOnlySpan<string> parts)
    {
        var start = Directory.GetCurrentDirectory();
        for (var at = start; at is not null; at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, Marker))) return new(Path.Combine([at, .. parts]));
        return new(Path.Combine([start, .. parts]));
    }
}
