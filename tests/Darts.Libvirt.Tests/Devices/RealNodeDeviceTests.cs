namespace Darts.Libvirt.Tests.Devices;

/// <summary>The devices of this host. No device is detached or reset: what would do so is tried on one that is none.</summary>
[Collection(HostDaemonTests.Name)]
public sealed class RealNodeDeviceTests(HostDaemonFixture fixture)
{
    [Fact]
    public void The_root_of_all_devices_is_there_for_good()
    {
        using var computer = fixture.Connection.LookupNodeDevice("computer");

        Assert.Null(computer.ParentName);
        Assert.True(computer.IsActive);
        Assert.True(computer.IsPersistent);
        Assert.True(computer.GetAutostart());
        Assert.Equal(["system"], computer.ListCapabilityNames());
    }

    [Fact]
    public void The_own_network_has_a_loopback_device_only()
    {
        var devices = fixture.Connection.ListNodeDevices(ListNodeDevicesFlags.CapNet | ListNodeDevicesFlags.Active);
        Assert.All(devices, d => Assert.StartsWith("net_", d.Name, StringComparison.Ordinal));
        Assert.Contains(devices, d => d.Name.StartsWith("net_lo_", StringComparison.Ordinal));
        foreach (var device in devices)
        {
            device.Dispose();
        }
    }

    public static TheoryData<string> Calls => [.. s_calls.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public void What_only_special_devices_can_do_is_refused_by_name(string function)
    {
        using var computer = fixture.Connection.LookupNodeDevice("computer");
        var error = Assert.ThrowsAny<LibvirtException>(() => s_calls[function](fixture.Connection, computer));
        Assert.Equal(function, error.Function);
        Assert.NotEqual(ErrorCode.NoSupport, error.Code);
    }

    private static readonly Dictionary<string, Action<Connection, NodeDevice>> s_calls = new()
    {
        ["virNodeDeviceDettach"] = (_, d) => d.Detach(),
        ["virNodeDeviceDetachFlags"] = (_, d) => d.Detach("vfio"),
        ["virNodeDeviceReAttach"] = (_, d) => d.Reattach(),
        ["virNodeDeviceReset"] = (_, d) => d.Reset(),
        ["virNodeDeviceSetAutostart"] = (_, d) => d.SetAutostart(true),
        ["virNodeDeviceCreate"] = (_, d) => d.Start(),
        ["virNodeDeviceDestroy"] = (_, d) => d.Destroy(),
        ["virNodeDeviceUndefine"] = (_, d) => d.Undefine(),
        ["virNodeDeviceLookupSCSIHostByWWN"] = (c, _) => c.LookupScsiHost("2000000012341234", "1000000012341234"),
        ["virNodeDeviceDefineXML"] = (c, _) => c.DefineNodeDevice("""
            <device><parent>computer</parent>
              <capability type='mdev'><type id='none'/><uuid>22222222-1111-1111-1111-111111111111</uuid></capability></device>
            """),
    };
}
