namespace SupportBot.Testing;

/// <summary>The checkout that the tests run from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Run the tests from a checkout.");
    }
}
