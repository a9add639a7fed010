namespace Darts.Libvirt.Tests.Devices;

public sealed class NodeDeviceTests : IDisposable
{
    private const string Adapter = """
        <device><name>scsi_host1</name><parent>computer</parent>
          <capability type='scsi_host'><host>1</host><unique_id>0</unique_id>
            <capability type='fc_host'><wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn><fabric_wwn>2000000043214321</fabric_wwn></capability>
            <capability type='vport_ops'><max_vports>127</max_vports><vports>1</vports></capability>
          </capability></device>
        """;

    // The test driver makes every virtual port in the likeness of the device of this name.
    private const string Likeness = """
        <device><name>scsi_host11</name><parent>scsi_host1</parent>
          <capability type='scsi_host'><host>11</host><unique_id>10</unique_id>
            <capability type='fc_host'><wwnn>2000000012340011</wwnn><wwpn>1000000012340011</wwpn><fabric_wwn>2000000043214321</fabric_wwn></capability>
          </capability></device>
        """;

    private readonly FakeHost _host = new($"<node>{Adapter}{Likeness}</node>");
    private readonly Connection _connection;

    public NodeDeviceTests() => _connection = _host.Connection;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_device_is_found_and_tells_what_it_is()
    {
        using var device = _connection.LookupNodeDevice("scsi_host1");

        Assert.Equal("scsi_host1", device.Name);
        Assert.Equal("computer", device.ParentName);
        Assert.Equal(["scsi_host"], device.ListCapabilityNames());
        Assert.Equal(1, device.CountCapabilities());
        Assert.Contains("2000000012341234", device.GetXml(), StringComparison.Ordinal);
        Assert.Equal(ErrorCode.NoNodeDevice, Assert.Throws<ObjectNotFoundException>(() => _connection.LookupNodeDevice("nothing")).Code);
    }

    [Fact]
    public void Devices_are_listed_by_what_they_are()
    {
        Assert.Equal(["scsi_host1", "scsi_host11"], _connection.ListNodeDeviceNames().Order());
        Assert.Equal(2, _connection.CountNodeDevices("fc_host"));
        Assert.Empty(_connection.ListNodeDeviceNames("pci"));
        var all = _connection.ListNodeDevices(ListNodeDevicesFlags.CapScsiHost | ListNodeDevicesFlags.CapNet);
        Assert.Equal(["scsi_host1", "scsi_host11"], all.Select(d => d.Name).Order());
        foreach (var device in all)
        {
            device.Dispose();
        }

        Assert.Empty(_connection.ListNodeDevices(ListNodeDevicesFlags.CapNet));
    }

    [Fact]
    public void A_virtual_port_is_made_and_taken_away()
    {
        const string Port = """
            <device><parent>scsi_host1</parent><capability type='scsi_host'>
              <capability type='fc_host'><wwnn>2000000012340001</wwnn><wwpn>1000000012340001</wwpn></capability></capability></device>
            """;
        using var made = _connection.CreateNodeDevice(Port);
        Assert.Equal(
            ErrorCode.XmlInvalidSchema,
            Assert.ThrowsAny<LibvirtException>(() => _connection.CreateNodeDevice(Port, NodeDeviceCreateXmlFlags.Validate)).Code);

        Assert.Equal("scsi_host1", made.ParentName);
        Assert.Equal(3, _connection.CountNodeDevices());
        made.Destroy();
        Assert.Equal(2, _connection.CountNodeDevices());
    }

    [Fact]
    public void A_second_owner_outlives_the_first()
    {
        var first = _connection.LookupNodeDevice("scsi_host1");
        using var second = first.Duplicate();
        first.Dispose();
        Assert.Equal("scsi_host1", second.Name);
    }
}
