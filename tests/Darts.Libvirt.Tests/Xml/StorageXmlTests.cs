using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

public sealed class StorageXmlTests : IDisposable
{
    private readonly Connection _connection = Connection.Open("test:///default");

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void A_pool_and_a_volume_in_it_are_made_and_read_back()
    {
        using var pool = _connection.DefineStoragePool(new DirectoryPoolXml { Name = "p & q", Path = "/some/where", Mode = 0b111_001_001 }.ToXml().ToString());
        pool.Start();
        var read = StoragePoolDocument.Parse(pool.GetXml());
        Assert.Equal(("p & q", "dir", "/some/where"), (read.Name, read.Type, read.TargetPath));
        Assert.Contains("<mode>0711</mode>", pool.GetXml(), StringComparison.Ordinal);

        using var volume = pool.CreateVolume(new StorageVolumeXml
        {
            Name = "overlay.qcow2",
            Format = "qcow2",
            CapacityBytes = 5_000_000_000,
            AllocationBytes = 0,
            Mode = 0b110_000_000,
            BackingStore = new BackingStoreXml("/some/where/master.qcow2", "qcow2"),
        }.ToXml().ToString());
        var found = StorageVolumeDocument.Parse(volume.GetXml());
        Assert.Equal("overlay.qcow2", found.Name);
        Assert.Equal(5_000_000_000UL, found.CapacityBytes);
        Assert.Equal("qcow2", found.Format);
        Assert.Equal("/some/where/master.qcow2", found.BackingStorePath);
    }

    [Fact]
    public void The_time_of_the_last_change_is_read_with_its_fraction()
    {
        var volume = StorageVolumeDocument.Parse("""
            <volume type='file'><name>v</name><capacity unit='MiB'>2</capacity><allocation unit='KiB'>4</allocation>
              <target><path>/v</path><format type='raw'/><timestamps><mtime>1767225600.250000000</mtime></timestamps></target></volume>
            """);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, 250, TimeSpan.Zero), volume.ModifiedAt);
        Assert.Equal(2UL << 20, volume.CapacityBytes);
        Assert.Equal(4096UL, volume.AllocationBytes);
    }

    [Fact]
    public void Capabilities_tell_the_host_and_its_guests()
    {
        var capabilities = CapabilitiesDocument.Parse("""
            <capabilities><host><cpu><arch>x86_64</arch></cpu></host>
              <guest><os_type>hvm</os_type><arch name='x86_64'><emulator>/usr/bin/qemu</emulator><domain type='qemu'/><domain type='kvm'/></arch></guest>
              <future/></capabilities>
            """);
        Assert.Equal("x86_64", capabilities.HostArchitecture);
        Assert.Equal(["qemu", "kvm"], Assert.Single(capabilities.Guests).DomainTypes);
    }
}
