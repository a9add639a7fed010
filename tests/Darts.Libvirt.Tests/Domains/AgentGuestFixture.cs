using Darts.Libvirt.Tests.Xml;
using Darts.Testing;

namespace Darts.Libvirt.Tests.Domains;

/// <summary>The tiny guest with its agent, booted once for the tests of a class; no guest where its image is not built.</summary>
public sealed class AgentGuestFixture : IAsyncLifetime
{
    private const string Image = "tiny.qcow2";
    private static readonly TimeSpan s_boot = TimeSpan.FromMinutes(2);
    private readonly QemuDaemonFixture _host = new();
    private Domain? _domain;

    /// <summary>The guest; without its image the test is skipped.</summary>
    internal Domain Domain
    {
        get
        {
            Assert.SkipUnless(_domain is not null, $"{TestImages.Find(Image)} is not there: images/build-tiny.sh {TestImages.Directory} builds it, and ./test.sh does.");
            return _domain!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        if (!File.Exists(TestImages.Find(Image)))
        {
            return;
        }

        var disk = Path.Combine(_host.Daemon.Directory, Image);
        File.Copy(TestImages.Find(Image), disk);
        File.SetUnixFileMode(disk, (UnixFileMode)0b110_110_110);
        const string Channel = "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>";
        const string Settings = "<memory unit='MiB'>128</memory><vcpu>2</vcpu>";
        _domain = _host.Connection.CreateDomain(
            Documents.Qemu("agent", Documents.Disk(disk) + "<interface type='user'><model type='virtio'/></interface>" + Channel, Settings));
        await Eventually.TrueAsync(() => _domain.GetXml().Contains("state='connected'", StringComparison.Ordinal), "the agent is connected", s_boot);
        // It answers before the guest has found its network card.
        await Eventually.TrueAsync(() => HasNetworkCard(_domain), "the guest has its network card", s_boot);
    }

    public ValueTask DisposeAsync()
    {
        _domain?.Dispose();
        return _host.DisposeAsync();
    }

    private static bool HasNetworkCard(Domain guest)
    {
        try
        {
            return guest.GetInterfaceAddresses(DomainInterfaceAddressesSource.Agent).Any(i => i.Name == "eth0");
        }
        catch (LibvirtException e) when (e.IsTransient)
        {
            return false;
        }
    }
}
