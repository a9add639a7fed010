using Darts.Domain.Sessions;

namespace Darts.Domain.Tests.Live;

/// <summary>A machine of the tiny guest, a Linux with an agent and a balloon that test.sh builds.</summary>
internal static class TinyMachine
{
    private static string Image => Path.Combine(Images, "tiny.qcow2");

    /// <summary>Where the images are that test.sh builds.</summary>
    public static string Images => Environment.GetEnvironmentVariable("DARTS_TEST_IMAGES") is { Length: > 0 } directory ? directory : Path.Combine(Root, "out", "images");

    private static string Root
    {
        get
        {
            var directory = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(directory, "Darts.sln")))
                directory = Path.GetDirectoryName(directory)!;
            return directory;
        }
    }

    /// <summary>Puts it into a site's catalogue as the machine "tiny"; the test is skipped where its image is not built.</summary>
    /// <param name="directory">The site's directory.</param>
    /// <param name="more">More keys of its catalogue file, such as <c>"scripts": []</c>.</param>
    /// <param name="hasAgent">Whether the catalogue says that it has an agent.</param>
    public static void Install(string directory, string more = "\"description\": \"\"", bool hasAgent = true)
    {
        Assert.SkipUnless(File.Exists(Image), $"{Image} is not there: ./test.sh builds it, and images/build-tiny.sh does.");
        File.Copy(Image, Path.Combine(directory, "machines", "tiny.qcow2"));
        BlankMachine.Describe(directory, "tiny", $$"""
            { "title": "Tiny", "image": "tiny.qcow2", "guestAgent": {{(hasAgent ? "true" : "false")}}, "memoryMiB": { "minimum": 128, "default": 256 }, {{more}} }
            """);
    }

    public static SessionRequest Request(string owner = "alice") => Site.Request(owner, "tiny") with { MemoryMiB = 128 };
}
