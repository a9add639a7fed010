using Darts.Domain.Scripts;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Directories;

/// <summary>A guest really mounts its owner's directory. (The tiny guest's kernel knows virtiofs, and no 9p.)</summary>
public sealed class GuestDirectoryTests(LibvirtdFixture libvirtd)
{
    private const string Mount = "exec: cd /lib/modules && insmod fuse.ko && insmod virtiofs.ko && mkdir /data && mount -t virtiofs host_users /data && ls /data && cat /data/in && echo written >/data/out";

    [Fact]
    public async Task What_its_owner_put_there_is_read_in_the_guest_and_what_the_guest_writes_is_there()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "An ordinary user's libvirt 9 has no virtiofs.");
        await using var site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Scripts:Entries:0", Mount));
        var users = Directory.CreateDirectory(Path.Combine(site.Directory, "users")).FullName;
        foreach (var name in new[] { "alice", "bob" })
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(users, name)).FullName, "in"), name + "'s\n", TestContext.Current.CancellationToken);
        TinyMachine.Install(site.Directory, $$""" "directories": [{ "path": "{{users}}/{user}", "writable": true, "driver": "virtiofs" }] """);
        await site.OfferedAsync("tiny");

        var outcome = await site.Control.CreateAsync(TinyMachine.Request("bob"), TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        var over = await Eventually.GetAsync(
            () => site.View.Find(outcome.Session!.Id, outcome.Session.Owner) is { Scripts: [{ IsOver: true }] } seen ? seen : null, "the script is over", TimeSpan.FromMinutes(2));

        var said = await site.Get<SessionScripts>().GetOutputAsync(over.Id, over.Owner, 0, TestContext.Current.CancellationToken);
        Assert.Equal("in\nbob's\n", said);
        Assert.Equal("written\n", await File.ReadAllTextAsync(Path.Combine(users, "bob", "out"), TestContext.Current.CancellationToken));
    }
}
