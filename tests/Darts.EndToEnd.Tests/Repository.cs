namespace Darts.EndToEnd.Tests;

/// <summary>Where the repository is that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The folder in which tests keep pictures for people to look at; it is not under version control.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(Root, "out", "pictures")).FullName;

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Darts.sln")))
            directory = directory.Parent ?? throw new DirectoryNotFoundException("Darts.sln stands in no folder above the tests.");
        return directory.FullName;
    }
}
