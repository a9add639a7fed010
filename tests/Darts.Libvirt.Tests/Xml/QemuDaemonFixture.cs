using Darts.Testing;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>A private daemon with QEMU, shared by the tests of a class.</summary>
public sealed class QemuDaemonFixture : IAsyncLifetime
{
    internal PrivateLibvirtd Daemon { get; private set; } = null!;

    internal Connection Connection { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Daemon = await PrivateLibvirtd.StartAsync();
        Connection = Connection.Open(Daemon.Uri);
    }

    public ValueTask DisposeAsync()
    {
        Connection.Dispose();
        return Daemon.DisposeAsync();
    }
}
