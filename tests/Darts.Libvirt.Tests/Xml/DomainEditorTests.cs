using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

public sealed class DomainEditorTests : IDisposable
{
    private const string Template = """
        <!-- made by hand -->
        <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
          <name>template</name>
          <uuid>0123abcd-0000-4000-8000-00000000000b</uuid>
          <metadata><other:mark xmlns:other='urn:other'>kept</other:mark><mine:mark xmlns:mine='urn:mine'>old</mine:mark></metadata>
          <memory unit='GiB'>1</memory>
          <currentMemory unit='MiB'>512</currentMemory>
          <vcpu current='2'>4</vcpu>
          <cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='3' cpuset='1'/></cputune>
          <os>
            <type arch='x86_64' machine='q35'>hvm</type>
            <loader readonly='yes' type='pflash'>/fw/CODE.fd</loader>
            <nvram template='/fw/VARS.fd'>/vars/template.fd</nvram>
          </os>
          <cpu mode='host-passthrough'><topology sockets='1' cores='4' threads='1'/></cpu>
          <devices>
            <disk type='file' device='disk'>
              <driver name='qemu' type='qcow2' cache='none'/><source file='/pool/a.qcow2'/>
              <backingStore type='file'><format type='raw'/><source file='/pool/b.raw'/><backingStore/></backingStore>
              <target dev='vda' bus='virtio'/>
            </disk>
            <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>
            <!-- two of them -->
            <interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
            <interface type='user'><mac address='52:54:00:00:00:02'/><model type='virtio'/></interface>
            <graphics type='spice' autoport='yes'/>
            <graphics type='sdl'/>
            <channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>
          </devices>
          <qemu:commandline><qemu:arg value='-foo'/></qemu:commandline>
        </domain>
        """;

    private readonly FakeHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void An_untouched_document_stays_the_same_to_the_last_space()
    {
        var editor = DomainEditor.Parse(Template);
        Assert.True(XNode.DeepEquals(XDocument.Parse(Template, LoadOptions.PreserveWhitespace), XDocument.Parse(editor.ToString(), LoadOptions.PreserveWhitespace)));
        Assert.True(XNode.DeepEquals(XDocument.Parse(Template, LoadOptions.PreserveWhitespace), editor.ToDocument()));
    }

    [Fact]
    public async Task A_template_becomes_a_machine_of_its_own_and_keeps_what_the_editor_does_not_know()
    {
        var editor = DomainEditor.Parse(Template);
        editor.Name = "session";
        editor.Uuid = null;
        editor.Title = "A <b> & c";
        editor.Description = "made";
        editor.MemoryBytes = 2UL << 30;
        editor.VirtualCpus = 2;
        editor.NvramPath = null;
        editor.SetMetadata(new XElement(XNamespace.Get("urn:mine") + "mark", new XAttribute(XNamespace.Xmlns + "mine", "urn:mine"), "new"));
        editor.PutOverlay("vda", DiskSourceXml.OfFile("/overlays/s.qcow2"));
        editor.SetDiskSource("sda", DiskSourceXml.OfFile("/pool/cd.iso"), "raw");
        editor.DropMacAddresses();
        editor.SetMacAddress(1, "52:54:00:00:00:09");
        editor.SetGraphics(new VncXml());
        editor.SetChannels(ChannelXml.GuestAgent);
        editor.AddDevice(new PciHostDeviceXml { Managed = true, Source = new PciAddressXml { Bus = 3 } });

        await Schema.AssertValidAsync(XElement.Parse(editor.ToString()));
        using var defined = _host.Connection.DefineDomain(editor.ToString());
        var read = editor.Read();
        Assert.Equal(("session", (Guid?)null, "A <b> & c", "made"), (read.Name, read.Uuid, read.Title, read.Description));
        Assert.Equal((2UL << 30, (ulong?)(2UL << 30), 2U, (uint?)null), (read.MemoryBytes, read.CurrentMemoryBytes, read.VirtualCpus, read.CurrentVirtualCpus));
        Assert.Null(read.Cpu!.Cores);
        Assert.Equal(0U, Assert.Single(read.CpuTuning!.VirtualCpuPins).VirtualCpu);
        Assert.Equal(["kept", "new"], read.Metadata.Select(m => m.Value));
        Assert.Equal(["/overlays/s.qcow2", "/pool/a.qcow2", "/pool/b.raw"], read.Disks.First().SourcePaths);
        Assert.Equal(("qcow2", "none"), (read.Disks.First().Driver!.Format, read.Disks.First().Driver!.Cache));
        Assert.Equal("/pool/cd.iso", read.Disks.Last().Source!.File);
        Assert.Equal([null, "52:54:00:00:00:09"], read.Interfaces.Select(i => i.MacAddress));
        Assert.Equal(ChannelXml.GuestAgent, Assert.Single(read.Channels));
        Assert.Equal((null, "/fw/VARS.fd"), (read.Os.Nvram, read.Os.NvramTemplate));
        Assert.Single(read.Devices.OfType<PciHostDeviceXml>());
        var text = editor.ToString();
        Assert.Contains("<!-- two of them -->", text, StringComparison.Ordinal);
        Assert.Contains("<qemu:arg value=\"-foo\" />", text, StringComparison.Ordinal);
        Assert.DoesNotContain("spice", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sdl", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_are_removed_by_kind_and_wish()
    {
        var editor = DomainEditor.Parse(Template);
        Assert.Equal(1, editor.RemoveDevices<DiskXml>(d => d.Device == "cdrom"));
        Assert.Equal(2, editor.RemoveDevices<InterfaceXml>());
        Assert.Equal(0, editor.RemoveDevices<InterfaceXml>());
        Assert.Equal(2, editor.RemoveDevices("graphics"));
        Assert.Single(editor.Read().Disks);
    }

    [Fact]
    public void The_variables_of_the_firmware_get_a_path_of_their_own()
    {
        var editor = DomainEditor.Parse(Template);
        editor.NvramPath = "/vars/session.fd";
        Assert.Equal(("/vars/session.fd", "/fw/VARS.fd"), (editor.Read().Os.Nvram, editor.Read().Os.NvramTemplate));
        Assert.Equal("/vars/session.fd", editor.NvramPath);
    }

    [Fact]
    public void What_cannot_be_done_is_refused_and_says_why()
    {
        var editor = DomainEditor.Parse(Template);
        Assert.Contains("vdz", Assert.Throws<KeyNotFoundException>(() => editor.SetDiskSource("vdz", null)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => editor.PutOverlay("sda", DiskSourceXml.OfFile("/a")));
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.SetMacAddress(2, "52:54:00:00:00:09"));
        Assert.Throws<ArgumentException>(() => editor.SetMetadata(new XElement("bare")));
        Assert.Throws<ArgumentException>(() => editor.Title = "\0");
        Assert.Throws<FormatException>(() => DomainEditor.Parse("<!DOCTYPE domain><domain/>"));
        var numa = DomainEditor.Parse(DomainVariants.All["CPUs"].ToXml().ToString());
        Assert.Throws<InvalidOperationException>(() => numa.MemoryBytes = 1 << 30);
    }
}
