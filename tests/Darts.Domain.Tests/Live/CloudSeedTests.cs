using System.Text;
using Darts.Domain.Scripts;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>The seed that a session of an image with cloud-init gets.</summary>
public sealed class CloudSeedTests(LibvirtdFixture libvirtd)
{
    [Fact]
    public async Task A_session_has_a_seed_with_its_scripts_and_no_password_and_it_goes_with_the_session()
    {
        var daemon = await libvirtd.GetAsync();
        var directory = Path.Combine(daemon.Directory, "seed-" + Guid.NewGuid().ToString("N")[..6]);
        BlankMachine.Install(directory);
        using var repository = new BareRepository(Path.Combine(directory, "scripts.git"));
        var commit = repository.Commit(("lab/a.sh", "echo from git"));
        await using var site = await Site.StartAsync(
            daemon,
            directory,
            ("Darts:Scripts:Entries:0", $"git:file://{directory}/scripts.git#main:lab/a.sh"),
            ("Darts:Scripts:Entries:1", "exec: echo @PW@"),
            ("Darts:Scripts:AllowPassword", "true"),
            ("Darts:Scripts:PrivateHosts:0", "localhost"));
        var outcome = await site.Control.CreateAsync(
            Site.Request(machine: "cloud") with { Password = new UserPassword("hunter2") }, TestContext.Current.CancellationToken);
        var session = await site.SettledAsync(outcome.Session!);
        Assert.Equal(SessionPhase.Ready, session.Phase);
        Assert.Equal([ScriptState.Given, ScriptState.Failed], site.View.Find(session.Id, session.Owner)!.Scripts.Select(s => s.State));
        Assert.Equal(commit, session.Scripts[0].Commit);
        Assert.Contains("password", session.Scripts[1].Problem, StringComparison.Ordinal);

        var seed = Path.Combine(site.Overlays, session.Name + ".seed");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(seed));
        var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(seed, TestContext.Current.CancellationToken));
        Assert.Contains(session.Id.ToString("D"), content, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String("echo from git"u8), content, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", content, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("hunter2"u8), content, StringComparison.Ordinal);
        using (var domain = site.Connection.LookupDomain(session.Id))
        {
            var drive = Assert.Single(DomainXml.Parse(domain.GetXml()).Disks, d => d.Source?.File == seed);
            Assert.Equal(("cdrom", true, "raw"), (drive.Device, drive.IsReadOnly, drive.Driver!.Format));
        }

        Assert.True(await site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken));
        await site.GoneAsync(session);
        Assert.False(File.Exists(seed));
    }
}
