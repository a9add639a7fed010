using System.Net.Sockets;
using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Everything works over the libvirtd of an ordinary user too (<c>qemu:///session</c>), with no right on the host.</summary>
public sealed class OrdinaryUserTests
{
    [Fact]
    public async Task A_session_lives_and_ends_under_an_ordinary_users_libvirtd()
    {
        await using var libvirtd = await PrivateLibvirtd.StartAsync(new PrivateLibvirtdOptions { User = Environment.IsPrivilegedProcess ? "nobody" : null });
        Assert.Contains("/session", libvirtd.Uri, StringComparison.Ordinal);
        await using var site = await Site.StartAsync(libvirtd);
        var session = await site.CreateAsync();
        Assert.Null(session.Problem);

        using var socket = new Socket((await site.Get<SessionConsole>().OpenAsync(session.Id, new Requester(session.Owner), TestContext.Current.CancellationToken))!.Socket);
        await using var stream = new NetworkStream(socket);
        var greeting = new byte[12];
        await stream.ReadExactlyAsync(greeting, TestContext.Current.CancellationToken);
        Assert.Equal("RFB 003.008\n"u8, greeting);

        Assert.True(await site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken));
        await site.GoneAsync(session);
    }

    [Fact]
    public async Task A_session_lives_although_the_users_home_has_a_long_path()
    {
        await using var libvirtd = await PrivateLibvirtd.StartAsync(
            new PrivateLibvirtdOptions { User = Environment.IsPrivilegedProcess ? "nobody" : null, WithLongHome = true });
        await using var site = await Site.StartAsync(libvirtd);
        var session = await site.CreateAsync();
        Assert.Null(session.Problem);

        var channels = Path.Combine(site.Overlays, "channels");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(channels));
        Assert.Equal([Path.Combine(channels, session.Id.ToString("N"))], Directory.GetFileSystemEntries(channels));

        Assert.True(await site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken));
        await site.GoneAsync(session);
        Assert.Empty(Directory.GetFileSystemEntries(channels));
        await site.Get<SiteCleanup>().RunAsync(TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists(channels));
    }
}
