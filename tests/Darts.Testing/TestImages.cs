namespace Darts.Testing;

/// <summary>The machine images that test.sh has built, in the directory that <c>DARTS_TEST_IMAGES</c> names or in <c>out/images</c>.</summary>
public static class TestImages
{
    /// <summary>The directory.</summary>
    public static string Directory { get; } = Environment.GetEnvironmentVariable("DARTS_TEST_IMAGES") is { Length: > 0 } named
        ? named
        : Path.Combine(Repository.Root, "out", "images");

    /// <summary>The path of an image, whether it is there or not.</summary>
    public static string Find(string name) => Path.Combine(Directory, name);
}
