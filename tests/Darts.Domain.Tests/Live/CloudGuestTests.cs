using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>A real Debian with cloud-init and without an agent, which mounts what its host shares by 9p and says there what it found.</summary>
public sealed class CloudGuestTests(LibvirtdFixture libvirtd)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>Mounts both directories, says who and where it is, and leaves a unit that says when a start is over, cloud-init's part included.</summary>
    private const string Report = """
        exec: mkdir -p /mnt/own /mnt/site
        mount -t 9p -o trans=virtio,version=9p2000.L,access=client host_users /mnt/own
        mount -t 9p -o trans=virtio,version=9p2000.L,access=client host_site /mnt/site
        echo "$(id -u) $(hostname) $DARTS_USER" >>/mnt/own/report
        cat /mnt/own/in /mnt/site/in >>/mnt/own/report
        touch /mnt/site/out 2>>/mnt/own/refused
        cat >/etc/systemd/system/over.service <<'END'
        [Unit]
        After=cloud-final.service
        [Service]
        ExecStart=/bin/sh -c 'mount -t 9p -o trans=virtio,version=9p2000.L host_users /mnt/own; echo over >>/mnt/own/over'
        [Install]
        WantedBy=cloud-init.target
        END
        systemctl enable over.service
        sync
        echo end >>/mnt/own/report
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cloud_init_runs_the_scripts_as_root_and_once_and_the_guest_mounts_its_owners_directory_and_the_sites()
    {
        var image = TestImages.Find("cloud.qcow2");
        Assert.SkipUnless(File.Exists(image), $"{image} is not there: images/build-cloud.sh {TestImages.Directory} builds it.");
        await using var site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Scripts:Entries:0", Report), ("Darts:Limits:MemoryMiB", "64,512"));
        var (own, ours) = (Share(site, "users/bob", "bob's"), Share(site, "site", "the site's"));
        File.Copy(image, Path.Combine(site.Machines, "debian.qcow2"));
        BlankMachine.Describe(site.Directory, "debian", $$"""
            {
              "title": "Debian", "image": "debian.qcow2", "cloudInit": true, "memoryMiB": { "minimum": 256, "default": 512 },
              "directories": [{ "path": "{{site.Directory}}/users/{user}", "writable": true }, { "path": "{{ours}}" }]
            }
            """);
        await site.OfferedAsync("debian");

        var outcome = await site.Control.CreateAsync(Site.Request("bob", "debian") with { MemoryMiB = 512 }, Token);
        Assert.Null(outcome.Refusal);
        var session = await site.SettledAsync(outcome.Session!);
        var report = Path.Combine(own, "report");
        await Eventually.TrueAsync(() => File.Exists(report) && File.ReadLines(report).Contains("end"), "the guest has reported", s_patience);
        Assert.Equal([$"0 {session.Name} bob", "bob's", "the site's", "end"], await File.ReadAllLinesAsync(report, Token));
        Assert.Contains("Read-only", await File.ReadAllTextAsync(Path.Combine(own, "refused"), Token), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(ours, "out")));

        // A restart gives the unit that the script left its first turn, after all that cloud-init does at a start.
        Assert.True((await site.Control.RestartAsync(session.Id, new Requester(session.Owner), force: true, Token)).IsDone);
        await Eventually.TrueAsync(() => File.Exists(Path.Combine(own, "over")), "the second start is over", s_patience);
        Assert.Equal(1, File.ReadLines(report).Count(line => line == "end"));
    }

    /// <summary>A directory with a file in it, for whatever user QEMU is.</summary>
    private static string Share(Site site, string name, string content)
    {
        var directory = Directory.CreateDirectory(Path.Combine(site.Directory, name)).FullName;
        File.WriteAllText(Path.Combine(directory, "in"), content + "\n");
        File.SetUnixFileMode(directory, (UnixFileMode)0b111_111_111);
        return directory;
    }
}
