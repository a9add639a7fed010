using Darts.Testing;

namespace Darts.Libvirt.Tests.Testing;

public sealed class PrivateLibvirtdTests
{
    [Fact]
    public async Task A_private_daemon_runs_guests_and_leaves_nothing_behind()
    {
        string directory;
        await using (var daemon = await PrivateLibvirtd.StartAsync())
        {
            directory = daemon.Directory;
            Assert.True(Directory.Exists(directory));
            using var connection = Connection.Open(daemon.Uri);
            Assert.Empty(connection.ListDomains());
            using var guest = connection.CreateDomain(TinyGuest.Xml("left-running"));
            Assert.True(guest.IsActive);
            Assert.NotEmpty(ProcessesNaming("left-running"));
        }

        Assert.False(Directory.Exists(directory));
        Assert.Empty(ProcessesNaming("left-running"));
    }

    [Fact]
    public async Task A_session_daemon_of_another_user_is_private_as_well()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can become another user.");
        await using var daemon = await PrivateLibvirtd.StartAsync(new PrivateLibvirtdOptions { User = "nobody" });

        using var connection = Connection.Open(daemon.Uri);

        Assert.StartsWith("qemu+unix:///session", connection.Uri, StringComparison.Ordinal);
        using var guest = connection.CreateDomain(TinyGuest.Xml("session-guest"));
        Assert.True(guest.IsActive);
    }

    [Fact]
    public async Task A_guest_outlives_the_daemon()
    {
        await using var daemon = await PrivateLibvirtd.StartAsync();
        using (var before = Connection.Open(daemon.Uri))
        {
            using var guest = before.CreateDomain(TinyGuest.Xml("survivor"));
            daemon.Kill();
            await daemon.StartAgainAsync();
        }

        using var after = Connection.Open(daemon.Uri);
        using var found = after.LookupDomain("survivor");
        Assert.True(found.IsActive);
    }

    private static List<string> ProcessesNaming(string name) =>
        Directory.EnumerateDirectories("/proc")
            .Where(d => int.TryParse(Path.GetFileName(d), out _))
            .Select(CommandLine)
            .Where(c => c.Contains("qemu", StringComparison.Ordinal) && c.Contains(name, StringComparison.Ordinal))
            .ToList();

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
