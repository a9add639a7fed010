using Darts.Testing;

[assembly: AssemblyFixture(typeof(Darts.Domain.Tests.Live.LibvirtdFixture))]

namespace Darts.Domain.Tests.Live;

/// <summary>One private libvirtd for all live tests of this suite, started by the first that asks; each test has pools of its own there.</summary>
public sealed class LibvirtdFixture : IAsyncDisposable
{
    private readonly Lazy<Task<PrivateLibvirtd>> _libvirtd = new(() => PrivateLibvirtd.StartAsync());

    public Task<PrivateLibvirtd> GetAsync() => _libvirtd.Value;

    public async ValueTask DisposeAsync()
    {
        if (_libvirtd.IsValueCreated)
            await (await _libvirtd.Value).DisposeAsync();
    }
}
