namespace Darts.Libvirt.Tests.Domains;

public sealed class DomainDeviceTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Domain _domain;

    public DomainDeviceTests()
    {
        _domain = _host.Connection.DefineDomain(Documents.Test("devices"));
        _domain.Start();
    }

    public void Dispose()
    {
        _domain.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void Sizes_of_a_disk_are_told()
    {
        var info = _domain.GetBlockInfo("vda");

        Assert.True(info.Capacity > 0);
        Assert.True(info.Physical > 0);
        Assert.ThrowsAny<LibvirtException>(() => _domain.GetBlockInfo("vdz"));
    }

    [Fact]
    public void Traffic_of_a_disk_is_told()
    {
        var stats = _domain.GetBlockStatistics("vda");

        Assert.True(stats.ReadBytes > 0);
        Assert.True(stats.WriteBytes > 0);
    }

    [Fact]
    public void Errors_of_disks_are_told_by_their_targets() =>
        Assert.All(_domain.GetDiskErrors(), e => Assert.Equal("vda", e.Key));

    [Fact]
    public void Traffic_of_an_interface_is_told()
    {
        var stats = _domain.GetInterfaceStatistics("own-tap");

        Assert.True(stats.Received.Bytes > 0);
        Assert.True(stats.Sent.Packets > 0);
        Assert.ThrowsAny<LibvirtException>(() => _domain.GetInterfaceStatistics("vnet99"));
    }

    [Fact]
    public void Addresses_of_an_interface_are_told()
    {
        var found = Assert.Single(_domain.GetInterfaceAddresses(DomainInterfaceAddressesSource.Agent));

        Assert.Equal("52:54:00:00:00:01", found.HardwareAddress);
        var address = Assert.Single(found.Addresses);
        Assert.Equal(IPAddressType.Ipv4, address.Type);
        Assert.True(System.Net.IPAddress.TryParse(address.Address, out _));
        Assert.Equal(24, address.PrefixLength);
    }

    [Fact]
    public void Memory_of_a_guest_is_read()
    {
        var buffer = new byte[100];

        _domain.PeekMemory(0, buffer);

        Assert.Contains(buffer, b => b != 0);
    }

    [Fact]
    public void Keys_signals_and_interrupts_are_taken()
    {
        _domain.SendKeys(KeycodeSet.Linux, [29, 56, 111]);
        _domain.InjectNmi();
        Assert.ThrowsAny<LibvirtException>(() => _domain.SendKeys(KeycodeSet.Linux, []));
        Assert.ThrowsAny<LibvirtException>(() => _domain.SendKeys(KeycodeSet.Linux, new uint[17]));
    }
}
