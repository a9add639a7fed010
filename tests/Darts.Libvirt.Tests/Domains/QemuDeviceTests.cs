using System.Text.Json;
using Darts.Libvirt.Tests.Xml;
using Darts.Testing;

namespace Darts.Libvirt.Tests.Domains;

public sealed class QemuDeviceTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    private const ulong Mebi = 1024 * 1024;

    [Fact]
    public void A_disk_is_plugged_in_live_and_in_the_definition()
    {
        using var guest = new QemuGuest(fixture);
        var disk = Documents.Disk(guest.MakeImage("second.qcow2"), "vdb");

        guest.Domain.AttachDevice(disk);
        Assert.Equal(4 * Mebi, guest.Domain.GetBlockInfo("vdb").Capacity);
        Assert.DoesNotContain("vdb", guest.Domain.GetXml(DomainXmlFlags.Inactive), StringComparison.Ordinal);

        guest.Domain.AttachDevice(disk, DomainDeviceModifyFlags.Config);
        Assert.Contains("vdb", guest.Domain.GetXml(DomainXmlFlags.Inactive), StringComparison.Ordinal);
        guest.Domain.DetachDevice(disk, DomainDeviceModifyFlags.Config);
        Assert.DoesNotContain("vdb", guest.Domain.GetXml(DomainXmlFlags.Inactive), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_that_does_not_answer_keeps_its_device_until_it_is_asked_for_in_vain()
    {
        using var guest = new QemuGuest(fixture);
        guest.Domain.AttachDevice(Documents.Disk(guest.MakeImage("second.qcow2"), "vdb"));

        // There is no operating system that could give it up: the request alone is accepted.
        guest.Domain.DetachDeviceByAlias("virtio-disk1", DomainDeviceModifyFlags.Live);

        Assert.Contains("vdb", guest.Domain.GetXml(), StringComparison.Ordinal);
        Assert.ThrowsAny<LibvirtException>(() => guest.Domain.DetachDeviceByAlias("no-such", DomainDeviceModifyFlags.Live));
        Assert.ThrowsAny<LibvirtException>(() => guest.Domain.DetachDevice(Documents.Disk("/nowhere", "vdz")));
    }

    [Fact]
    public void An_interface_is_plugged_in_and_its_link_is_cut()
    {
        using var guest = new QemuGuest(fixture);
        const string Plugged = "<interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>";

        guest.Domain.AttachDevice(Plugged, DomainDeviceModifyFlags.Live);
        guest.Domain.UpdateDevice(Plugged.Replace("<model", "<link state='down'/><model", StringComparison.Ordinal), DomainDeviceModifyFlags.Live);

        Assert.Contains("<link state='down'/>", guest.Domain.GetXml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_tells_its_traffic_its_errors_and_takes_a_new_size()
    {
        using var guest = new QemuGuest(fixture);
        // The firmware looks for something to boot.
        await Eventually.TrueAsync(() => guest.Domain.GetBlockStatistics("vda") is { ReadRequests: > 0, ReadBytes: >= 512 }, "the disk is read");

        guest.Domain.ResizeBlock("vda", 6 * Mebi);
        guest.Domain.SetBlockThreshold("vda", 2 * Mebi);

        Assert.Equal(6 * Mebi, guest.Domain.GetBlockInfo("vda").Capacity);
        Assert.Equal(0, guest.Domain.GetBlockStatistics("vda").WriteBytes);
        Assert.Null(guest.Domain.GetBlockStatistics("vda").Errors);
        var stats = guest.Domain.GetBlockStatistics("vda", TypedParameterFlags.None);
        Assert.True(stats.GetUInt64(ParameterNames.DomainBlockStatsReadBytes) >= 512);
        Assert.NotNull(stats.GetUInt64(ParameterNames.DomainBlockStatsFlushTotalTimes));
        Assert.Empty(guest.Domain.GetDiskErrors());
    }

    [Fact]
    public void A_raw_disk_and_memory_are_peeked_at()
    {
        using var guest = new QemuGuest(fixture);
        var raw = guest.PathOf("raw.img");
        File.WriteAllBytes(raw, [.. Enumerable.Range(0, 1 << 16).Select(i => (byte)i)]);
        File.SetUnixFileMode(raw, (UnixFileMode)0b110_110_110);
        guest.Domain.AttachDevice($"<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{raw}'/><target dev='vdb' bus='virtio'/></disk>");
        byte[] disk = new byte[16], bios = new byte[5];

        guest.Domain.PeekBlock("vdb", 256 + 3, disk);
        guest.Domain.PeekMemory(0xfffffff5, bios);

        Assert.Equal(Enumerable.Range(3, 16).Select(i => (byte)i), disk);
        // The date of the firmware, in its ROM at the end of 4 GiB. Its copy at the end of the first MiB is moved about while the guest starts.
        Assert.Matches("^[0-9]{2}/[0-9]{2}$", System.Text.Encoding.ASCII.GetString(bios));
    }

    [Fact]
    public void The_monitor_answers_in_both_languages()
    {
        using var guest = new QemuGuest(fixture);
        using var file = File.OpenHandle("/dev/null");

        using var json = JsonDocument.Parse(guest.Domain.MonitorCommand("""{"execute":"query-status"}"""));
        var people = guest.Domain.MonitorCommand("info status", DomainQemuMonitorCommandFlags.Hmp);
        var answer = guest.Domain.MonitorCommand("""{"execute":"getfd","arguments":{"fdname":"mine"}}""", [file]);

        Assert.Equal("running", json.RootElement.GetProperty("return").GetProperty("status").GetString());
        Assert.Contains("running", people, StringComparison.Ordinal);
        Assert.Contains("\"return\"", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Files);
        Assert.False(file.IsClosed);
    }
}
