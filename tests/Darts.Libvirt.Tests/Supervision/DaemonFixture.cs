using Darts.Testing;

namespace Darts.Libvirt.Tests.Supervision;

/// <summary>A private daemon with libvirt's test driver in it: all the transport, and no QEMU to wait for.</summary>
public sealed class DaemonFixture : IAsyncLifetime
{
    internal PrivateLibvirtd Daemon { get; private set; } = null!;

    internal string Uri => "test+unix:///default" + Daemon.Uri[Daemon.Uri.IndexOf('?', StringComparison.Ordinal)..];

    public async ValueTask InitializeAsync() => Daemon = await PrivateLibvirtd.StartAsync();

    public ValueTask DisposeAsync() => Daemon.DisposeAsync();
}
