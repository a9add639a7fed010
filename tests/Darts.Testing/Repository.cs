namespace Darts.Testing;

/// <summary>Where the repository is that these tests were built from.</summary>
public static class Repository
{
    /// <summary>Its topmost folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Darts.sln")))
            directory = directory.Parent ?? throw new DirectoryNotFoundException("Darts.sln stands in no folder above the tests.");
        return directory.FullName;
    }
}
