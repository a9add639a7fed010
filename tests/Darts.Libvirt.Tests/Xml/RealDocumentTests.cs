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
        var written = DomainVariants.Guest(
            new DiskXml
            {
                Source = DiskSourceXml.OfFile("/nowhere/top.qcow2"),
                Driver = new DiskDriverXml { Name = "qemu", Format = "qcow2", Cache = "none", ErrorPolicy = "stop" },
                Target = "vda",
                Bus = "virtio",
                BootOrder = 1,
                BackingStore = DiskLayerXml.OfFile("/nowhere/master.raw", "raw"),
            },
            new InterfaceXml { Type = "user", MacAddress = "52:54:00:12:34:56", Model = "virtio" },
            new VncXml(),
            new VideoXml { Model = "virtio", Heads = 1 },
            ChannelXml.GuestAgent,
            ChannelXml.Clipboard,
            new MemoryBalloonXml { AutoDeflate = true, FreePageReporting = true, StatisticsPeriod = TimeSpan.FromSeconds(5) },
            new RandomXml { Device = "/dev/urandom" },
            SerialXml.Console,
            new InputXml { Type = "tablet", Bus = "virtio" },
            new ControllerXml { Type = "usb", Model = "none" }) with
        {
            Name = "every-device",
            Title = "A & B <c>",
            Metadata = [new XElement(s_mine + "owner", new XAttribute(XNamespace.Xmlns + "m", s_mine), "alice")],
        };

        using var domain = fixture.Connection.DefineDomain(written.ToXml().ToString());
        var told = domain.GetXml(DomainXmlFlags.Inactive);
        domain.Undefine();

        // An alias is told as the machine that it stands for.
        Assert.Equal(["domain/os/type/@machine = q35"], Comparison.Missing(written.ToXml(), XElement.Parse(told)));
        var read = DomainXml.Parse(told);
        Assert.Equal(written.Metadata, read.Metadata);
        Assert.Equal(["/nowhere/top.qcow2", "/nowhere/master.raw"], Assert.Single(read.Disks).SourcePaths);
        Assert.Equal(["org.qemu.guest_agent.0", "com.redhat.spice.0"], read.Channels.Select(c => c.TargetName));
        Assert.Equal([ListenXml.None], Assert.Single(read.Devices.OfType<VncXml>()).Listens);
    }

    [Fact]
    public void A_pool_an_image_and_an_overlay_are_made_and_read_back()
    {
        var folder = Path.Combine(fixture.Daemon.Directory, "pool");
        using var pool = fixture.Connection.DefineStoragePool(StoragePoolXml.OfDirectory("made", folder, 0b111_001_001).ToXml().ToString());
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
            BackingStore = new BackingStoreXml { Path = master.Path, Format = "raw" },
        }.ToXml().ToString());

        using var back = new MemoryStream();
        master.Download(back);
        Assert.Equal(content, back.ToArray());
        var read = StorageVolumeXml.Parse(overlay.GetXml());
        Assert.Equal("overlay.qcow2", read.Name);
        Assert.Equal("qcow2", read.Format);
        Assert.Equal(4UL << 20, read.CapacityBytes);
        Assert.Equal(master.Path, read.BackingStore?.Path);
        var told = StoragePoolXml.Parse(pool.GetXml());
        Assert.Equal(("made", "dir", folder, 0b111_001_001), (told.Name, told.Type, told.TargetPath, told.Permissions?.Mode));
        Assert.Throws<EndOfStreamException>(() => master.Upload(new MemoryStream(new byte[10]), 0, 20));
    }

    [Fact]
    public void A_network_a_filter_and_a_secret_are_taken_and_all_of_them_is_told_again()
    {
        var network = DocumentVariants.All["NAT network"].ToXml();
        using var definedNetwork = fixture.Connection.DefineNetwork(network.ToString());
        Assert.Empty(Comparison.Missing(network, XElement.Parse(definedNetwork.GetXml())));

        var filter = (NetworkFilterXml)DocumentVariants.All["filter"];
        filter = filter with { Entries = [.. filter.Entries.Where(e => e is NetworkFilterRuleXml)] };
        using var definedFilter = fixture.Connection.DefineNetworkFilter(filter.ToXml().ToString());
        Assert.Equal(filter.Entries.Count, NetworkFilterXml.Parse(definedFilter.GetXml()).Entries.Count);

        var secret = DocumentVariants.All["secret of a volume"].ToXml();
        using var definedSecret = fixture.Connection.DefineSecret(secret.ToString());
        Assert.Empty(Comparison.Missing(secret, XElement.Parse(definedSecret.GetXml())));
    }

    [Fact]
    public void Capabilities_are_read()
    {
        var host = CapabilitiesXml.Parse(fixture.Connection.GetCapabilities());
        var domain = DomainCapabilitiesXml.Parse(fixture.Connection.GetDomainCapabilities(virtualizationType: "qemu"));

        Assert.Contains(host.Guests, g => g.Architecture == host.HostArchitecture);
        Assert.Equal("qemu", domain.DomainType);
        Assert.Equal(host.HostArchitecture, domain.Architecture);
        Assert.True(domain.MaximumVirtualCpus > 0);
        Assert.Contains("virtio", domain.Values["video.modelType"]);
        Assert.Contains("vnc", domain.Values["graphics.type"]);
        Assert.Throws<FormatException>(() => DomainCapabilitiesXml.Parse("<other/>"));
    }

    [Fact]
    public async Task A_screen_is_reached_without_any_port()
    {
        using var guest = fixture.Connection.CreateDomain(TinyGuest.Xml("screen"));
        Assert.Equal([ListenXml.None], Assert.Single(DomainXml.Parse(guest.GetXml()).Devices.OfType<VncXml>()).Listens);

        using var socket = new System.Net.Sockets.Socket(guest.OpenGraphics());
        var greeting = new byte[12];
        await socket.ReceiveAsync(greeting, TestContext.Current.CancellationToken);

        Assert.Equal("RFB 003.008\n"u8.ToArray(), greeting);
        Assert.NotEmpty(guest.TakeScreenshot().Content);
        guest.Destroy();
    }
}
