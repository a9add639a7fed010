using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>What the records write, a real libvirt accepts with validation; what it writes itself, they read.</summary>
public sealed class RealDocumentTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    private static readonly XNamespace s_mine = "urn:example:mine";

    [Fact]
    public void A_domain_with_every_device_is_accepted_and_read_back()
    {
        var uuid = Guid.NewGuid();
        var written = new DomainXml
        {
            Type = "qemu",
            Name = "every-device",
            Uuid = uuid,
            Title = "A & B <c>",
            Description = "ünïcode 漢字",
            Metadata = [new XElement(s_mine + "owner", new XAttribute(XNamespace.Xmlns + "m", s_mine), "alice")],
            MemoryMiB = 64,
            VirtualCpus = 2,
            Architecture = "x86_64",
            Machine = "q35",
            Devices =
            [
                new DiskXml
                {
                    Path = "/nowhere/top.qcow2", Format = "qcow2", Target = "vda", BootOrder = 1, Cache = "none", ErrorPolicy = "stop",
                    BackingStore = new BackingStoreXml("/nowhere/master.raw", "raw"),
                },
                new DiskXml { Path = "/nowhere/cd.iso", Format = "raw", Target = "sda", Bus = "sata", IsCdrom = true },
                new UserInterfaceXml { MacAddress = "52:54:00:12:34:56" },
                new VncXml(), new VideoXml(), ChannelXml.GuestAgent, ChannelXml.Clipboard, new MemoryBalloonXml(), new RandomXml(),
                new SerialConsoleXml(), new InputXml("tablet", "virtio"), new InputXml("keyboard", "virtio"), new ControllerXml("usb", "none"),
            ],
        };

        using var domain = fixture.Connection.DefineDomain(written.ToXml().ToString());
        var read = DomainDocument.Parse(domain.GetXml(DomainXmlFlags.Inactive));
        domain.Undefine();

        Assert.Equal("every-device", read.Name);
        Assert.Equal(uuid, read.Uuid);
        Assert.Equal("A & B <c>", read.Title);
        Assert.Equal("qemu", read.Type);
        Assert.Equal(64UL * 1024, read.MemoryKiB);
        Assert.Equal(2U, read.VirtualCpus);
        Assert.Equal(["vda", "sda"], read.Disks.Select(d => d.Target));
        Assert.Equal(["/nowhere/top.qcow2", "/nowhere/master.raw"], read.Disks[0].SourcePaths);
        Assert.Equal(["org.qemu.guest_agent.0", "com.redhat.spice.0"], read.Channels.Select(c => c.TargetName));
        Assert.Equal(["none"], Assert.Single(read.Graphics).ListenTypes);
        Assert.Null(read.Graphics[0].Port);
    }

    [Fact]
    public void A_pool_an_image_and_an_overlay_are_made_and_read_back()
    {
        var folder = Path.Combine(fixture.Daemon.Directory, "pool");
        using var pool = fixture.Connection.DefineStoragePool(new DirectoryPoolXml { Name = "made", Path = folder, Mode = 0b111_001_001 }.ToXml().ToString());
        pool.Build();
        pool.Start();
        var content = new byte[1 << 20];
        new Random(1).NextBytes(content);

        using var master = pool.CreateVolume(new StorageVolumeXml { Name = "master.img", CapacityBytes = 1 << 20, Format = "raw" }.ToXml().ToString());
        master.Upload(new MemoryStream(content), 0, (ulong)content.Length);
        using var overlay = pool.CreateVolume(new StorageVolumeXml
        {
            Name = "overlay.qcow2",
            CapacityBytes = 4 << 20,
            Format = "qcow2",
            BackingStore = new BackingStoreXml(master.Path, "raw"),
        }.ToXml().ToString());

        using var back = new MemoryStream();
        master.Download(back);
        Assert.Equal(content, back.ToArray());
        var read = StorageVolumeDocument.Parse(overlay.GetXml());
        Assert.Equal("overlay.qcow2", read.Name);
        Assert.Equal("qcow2", read.Format);
        Assert.Equal(4UL << 20, read.CapacityBytes);
        Assert.Equal(master.Path, read.BackingStorePath);
        Assert.Equal(new StoragePoolDocument("made", "dir", folder), StoragePoolDocument.Parse(pool.GetXml()));
        Assert.Throws<EndOfStreamException>(() => master.Upload(new MemoryStream(new byte[10]), 0, 20));
    }

    [Fact]
    public void Capabilities_are_read()
    {
        var host = CapabilitiesDocument.Parse(fixture.Connection.GetCapabilities());
        var domain = DomainCapabilitiesDocument.Parse(fixture.Connection.GetDomainCapabilities(virtualizationType: "qemu"));

        Assert.Contains(host.Guests, g => g.Architecture == host.HostArchitecture);
        Assert.Equal("qemu", domain.DomainType);
        Assert.Equal(host.HostArchitecture, domain.Architecture);
        Assert.True(domain.MaximumVirtualCpus > 0);
        Assert.Contains("virtio", domain.DeviceValues["video.modelType"]);
        Assert.Contains("vnc", domain.DeviceValues["graphics.type"]);
        Assert.Throws<FormatException>(() => DomainCapabilitiesDocument.Parse("<other/>"));
    }

    [Fact]
    public async Task A_screen_is_reached_without_any_port()
    {
        using var guest = fixture.Connection.CreateDomain(TinyGuest.Xml("screen"));
        Assert.Equal(["none"], Assert.Single(DomainDocument.Parse(guest.GetXml()).Graphics).ListenTypes);

        using var socket = new System.Net.Sockets.Socket(guest.OpenGraphics());
        var greeting = new byte[12];
        await socket.ReceiveAsync(greeting, TestContext.Current.CancellationToken);

        Assert.Equal("RFB 003.008\n"u8.ToArray(), greeting);
        Assert.NotEmpty(guest.TakeScreenshot().Content);
        guest.Destroy();
    }
}
