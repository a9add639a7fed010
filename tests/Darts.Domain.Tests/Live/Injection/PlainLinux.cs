using Darts.Domain.Exercise;
using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Injection;

/// <summary>A machine whose disk looks like a Linux with systemd, and boots nothing: a file system made of a few files.</summary>
internal static class PlainLinux
{
    private static readonly string[] s_folders = ["etc/systemd/system", "usr/lib/systemd", "usr/bin", "var/lib", "root", "dev", "proc", "sys", "tmp", "home"];

    private static readonly (string Name, string Content)[] s_files =
    [
        ("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nNAME=\"Debian GNU/Linux\"\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n"),
        ("etc/debian_version", "12.5\n"),
        ("etc/hostname", "plain\n"),
        ("etc/fstab", "/dev/sda / ext4 defaults 0 1\n"),
        ("usr/lib/systemd/systemd", ""),
    ];

    /// <summary>The ready appliance with which libguestfs works in tests; the test is skipped where it is not built.</summary>
    public static string Appliance
    {
        get
        {
            var path = TestImages.Find("appliance");
            Assert.SkipUnless(File.Exists(Path.Combine(path, "README.fixed")), $"{path} is not there: ./test.sh builds it, and images/build-appliance.sh does.");
            return path;
        }
    }

    /// <summary>Makes a site with an appliance, and with the machine "plain" in its catalogue.</summary>
    /// <param name="directory">The site's directory.</param>
    public static async Task InstallAsync(string directory)
    {
        BlankMachine.Install(directory);
        Directory.CreateSymbolicLink(Path.Combine(directory, SiteSettings.Appliance), Appliance);
        await MakeAsync(directory, null);
        BlankMachine.Describe(directory, "plain", """
            { "title": "Plain", "image": "plain.img", "format": "raw", "injectScripts": true, "memoryMiB": { "minimum": 32, "default": 64 } }
            """);
    }

    /// <summary>The machine's master image.</summary>
    public static string MasterIn(string directory) => Path.Combine(directory, "machines", "plain.img");

    /// <summary>Makes the master image.</summary>
    /// <param name="directory">The site's directory.</param>
    /// <param name="change">Changes the tree that the disk is made of, given its folder; null leaves it.</param>
    public static async Task MakeAsync(string directory, Action<string>? change)
    {
        var tree = Directory.CreateDirectory(Path.Combine(directory, "tree")).FullName;
        foreach (var folder in s_folders)
            Directory.CreateDirectory(Path.Combine(tree, folder));
        foreach (var (name, content) in s_files)
            await File.WriteAllTextAsync(Path.Combine(tree, name), content, TestContext.Current.CancellationToken);
        // By this link libguestfs knows today's Linux.
        File.CreateSymbolicLink(Path.Combine(tree, "bin"), "usr/bin");
        change?.Invoke(tree);
        Directory.CreateDirectory(Path.Combine(directory, "machines"));
        await QemuImg.RunAsync("mke2fs", ["-q", "-t", "ext4", "-d", tree, MasterIn(directory), "32M"]);
    }

    public static SessionRequest Request() => Site.Request(machine: "plain");
}
