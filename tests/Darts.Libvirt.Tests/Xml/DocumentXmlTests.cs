using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>Documents other than domains: what the records write is valid, and they read it back.</summary>
public sealed class DocumentXmlTests : IDisposable
{
    private readonly FakeHost _host = new();

    public static TheoryData<string> Variants => [.. DocumentVariants.All.Keys];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Variants))]
    public void What_is_written_is_read_back_as_the_same_record(string variant)
    {
        var document = DocumentVariants.All[variant];
        Assert.Equal(document, DocumentVariants.Read(document.ToXml()));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public Task What_is_written_fits_libvirts_schema(string variant) => Schema.AssertValidAsync(DocumentVariants.All[variant].ToXml());

    public static TheoryData<string> Definable =>
        [.. DocumentVariants.All.Where(v => v.Value is StoragePoolXml or NetworkXml or HostInterfaceXml).Select(v => v.Key)];

    [Theory]
    [MemberData(nameof(Definable))]
    public void Libvirt_takes_what_is_written_and_tells_all_of_it_again(string variant)
    {
        var written = DocumentVariants.All[variant].ToXml();
        Assert.Empty(Comparison.Missing(written, XElement.Parse(DefineAndTell(DocumentVariants.All[variant], written.ToString()))));
    }

    [Fact]
    public void A_pool_and_an_overlay_in_it_are_made_and_told_again()
    {
        var written = StoragePoolXml.OfDirectory("p & q", "/some/where", 0b111_001_001).ToXml();
        using var pool = _host.Connection.DefineStoragePool(written.ToString());
        pool.Start();
        Assert.Empty(Comparison.Missing(written, XElement.Parse(pool.GetXml())));

        var overlay = (StorageVolumeXml)DocumentVariants.All["qcow2 overlay"];
        using var volume = pool.CreateVolume(overlay.ToXml().ToString());
        var told = StorageVolumeXml.Parse(volume.GetXml());
        Assert.Equal((overlay.Name, overlay.CapacityBytes, overlay.Format, overlay.BackingStore?.Path), (told.Name, told.CapacityBytes, told.Format, told.BackingStore?.Path));
    }

    private string DefineAndTell(IXmlWritable document, string xml)
    {
        switch (document)
        {
            case StoragePoolXml:
                using (var pool = _host.Connection.DefineStoragePool(xml))
                    return pool.GetXml();
            case NetworkXml:
                using (var network = _host.Connection.DefineNetwork(xml))
                    return network.GetXml();
            default:
                using (var hostInterface = _host.Connection.DefineInterface(xml))
                    return hostInterface.GetXml();
        }
    }

    [Fact]
    public void Units_and_instants_are_read_exactly()
    {
        var volume = StorageVolumeXml.Parse("""
            <volume type='file'><name>v</name><capacity unit='MiB'>2</capacity><allocation unit='KB'>4</allocation>
              <target><path>/v</path><format type='raw'/><timestamps><mtime>1767225600.250000100</mtime></timestamps></target></volume>
            """);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, 250, TimeSpan.Zero).AddTicks(1), volume.ModifiedAt);
        Assert.Equal(2UL << 20, volume.CapacityBytes);
        Assert.Equal(4000UL, volume.AllocationBytes);
    }

    [Fact]
    public void Capabilities_tell_the_host_and_its_guests()
    {
        var capabilities = CapabilitiesXml.Parse("""
            <capabilities><host><cpu><arch>x86_64</arch></cpu></host>
              <guest><os_type>hvm</os_type><arch name='x86_64'><emulator>/usr/bin/qemu</emulator><domain type='qemu'/><domain type='kvm'/></arch></guest>
              <future/></capabilities>
            """);
        Assert.Equal("x86_64", capabilities.HostArchitecture);
        Assert.Equal(["qemu", "kvm"], Assert.Single(capabilities.Guests).DomainTypes);
        Assert.Throws<FormatException>(() => CapabilitiesXml.Parse("<capabilities/>"));
    }

    [Fact]
    public void A_capability_that_no_record_stands_for_is_kept()
    {
        var element = XElement.Parse("<capability type='warp'><factor>9</factor></capability>");
        var device = NodeDeviceXml.Read(new XElement("device", new XElement("name", "w"), element));
        Assert.True(XNode.DeepEquals(element, Assert.Single(device.Capabilities).ToXml()));
    }
}
