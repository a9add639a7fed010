using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>What the records write is valid in libvirt's own eyes, and what libvirt writes is read.</summary>
public sealed class DomainXmlTests : IDisposable
{
    private readonly Connection _connection = Connection.Open("test:///default");

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void A_domain_with_every_device_is_valid_and_read_back()
    {
        var xml = Full();
        using var domain = _connection.DefineDomain(xml.ToXml().ToString());
        try
        {
            var read = DomainDocument.Parse(domain.GetXml());
            Assert.Equal("full", read.Name);
            Assert.Equal(xml.Uuid, read.Uuid);
            Assert.Equal(xml.Title, read.Title);
            Assert.Equal(512UL * 1024, read.MemoryKiB);
            Assert.Equal(2u, read.VirtualCpus);
            Assert.Equal(["/pool/overlay.qcow2", "/pool/master.qcow2"], read.Disks[0].SourcePaths);
            Assert.Equal("cdrom", read.Disks[1].Device);
            Assert.Equal(["org.qemu.guest_agent.0", "com.redhat.spice.0"], read.Channels.Select(c => c.TargetName));
            var graphics = Assert.Single(read.Graphics);
            Assert.Equal(["none"], graphics.ListenTypes);
            Assert.Null(graphics.Port);
        }
        finally
        {
            domain.Undefine();
        }
    }

    [Fact]
    public void Markup_in_a_text_stays_text()
    {
        const string evil = "x</title><name>other</name><title>&\"'";
        using var domain = _connection.DefineDomain((Full() with { Title = evil, Description = evil }).ToXml().ToString());
        Assert.Equal("full", domain.Name);
        Assert.Equal(evil, DomainDocument.Parse(domain.GetXml()).Title);
        domain.Undefine();
    }

    [Fact]
    public void A_character_that_XML_cannot_carry_is_refused_with_the_fields_name() =>
        Assert.Contains("Title", Assert.Throws<ArgumentException>(() => (Full() with { Title = "a\u0001b" }).ToXml()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("<volume/>")]
    [InlineData("<domain>")]
    [InlineData("<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><domain><name>&e;</name></domain>")]
    public void What_is_no_domain_document_is_refused(string xml) => Assert.Throws<FormatException>(() => DomainDocument.Parse(xml));

    private static DomainXml Full() => new()
    {
        Type = "qemu",
        Name = "full",
        Uuid = Guid.Parse("0123abcd-0000-4000-8000-000000000001"),
        Title = "Everything",
        Description = "All that the records can write",
        Metadata = [new XElement(XNamespace.Get("urn:test") + "mark", new XAttribute(XNamespace.Xmlns + "t", "urn:test"))],
        MemoryMiB = 512,
        VirtualCpus = 2,
        CpuMode = "host-passthrough",
        Architecture = "x86_64",
        Machine = "q35",
        Devices =
        [
            new DiskXml
            {
                Path = "/pool/overlay.qcow2",
                Format = "qcow2",
                Target = "vda",
                BootOrder = 1,
                Cache = "none",
                ErrorPolicy = "stop",
                BackingStore = new BackingStoreXml("/pool/master.qcow2", "qcow2"),
            },
            new DiskXml { Path = "/pool/live.iso", Format = "raw", Target = "sda", Bus = "sata", IsCdrom = true, BootOrder = 2 },
            new ControllerXml("usb", "none"),
            new UserInterfaceXml { MacAddress = "52:54:00:12:34:56" },
            new VncXml(),
            new VideoXml(),
            new InputXml("tablet", "virtio"),
            ChannelXml.GuestAgent,
            ChannelXml.Clipboard,
            new MemoryBalloonXml(),
            new RandomXml(),
            new SerialConsoleXml(),
        ],
    };
}
