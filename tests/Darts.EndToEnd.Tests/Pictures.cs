using Darts.Testing;

namespace Darts.EndToEnd.Tests;

/// <summary>Pictures for people to look at; they are not under version control.</summary>
internal static class Pictures
{
    /// <summary>The folder in which tests keep them.</summary>
    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(Repository.Root, "out", "pictures")).FullName;
}
