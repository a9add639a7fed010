using Darts.Testing;

namespace Darts.Libvirt.Tests;

/// <summary>
/// A private system daemon with a network of its own, where all of libvirt's host drivers run: networks, filters, interfaces,
/// node devices, secrets, storage. Shared by the tests of <see cref="HostDaemonTests"/>.
/// </summary>
public sealed class HostDaemonFixture : IAsyncLifetime
{
    private PrivateLibvirtd? _daemon;
    private Connection? _connection;

    internal PrivateLibvirtd Daemon => _daemon!;

    internal Connection Connection
    {
        get
        {
            Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can give a daemon a network of its own.");
            return _connection!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            _daemon = await PrivateLibvirtd.StartAsync(new PrivateLibvirtdOptions { WithOwnNetwork = true });
            _connection = Connection.Open(_daemon.Uri);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        if (_daemon is not null)
        {
            await _daemon.DisposeAsync();
        }
    }
}
