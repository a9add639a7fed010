using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>What the records write is valid in libvirt's own eyes and understood, and they read it back.</summary>
public sealed class DomainXmlTests : IDisposable
{
    private readonly FakeHost _host = new();

    public static TheoryData<string> Variants => [.. DomainVariants.All.Keys];

    /// <summary>passt is in libvirt 9.0's schema, but its parser does not know it yet.</summary>
    public static TheoryData<string> Understood => [.. DomainVariants.All.Keys.Where(k => k != "passt")];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Variants))]
    public void What_is_written_is_read_back_as_the_same_record(string variant)
    {
        var domain = DomainVariants.All[variant];
        Assert.Equal(domain, DomainXml.Read(domain.ToXml()));
        Assert.Equal(domain.GetHashCode(), DomainXml.Parse(domain.ToXml().ToString()).GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public Task What_is_written_fits_libvirts_schema(string variant) => Schema.AssertValidAsync(DomainVariants.All[variant].ToXml());

    [Theory]
    [MemberData(nameof(Understood))]
    public void Libvirt_takes_what_is_written_and_tells_all_of_it_again(string variant)
    {
        var written = DomainVariants.All[variant].ToXml();
        using var domain = _host.Connection.DefineDomain(written.ToString());
        var told = XElement.Parse(domain.GetXml(DomainXmlFlags.Secure | DomainXmlFlags.Inactive));
        Assert.Empty(Comparison.Missing(written, told));
        DomainXml.Read(told);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<volume/>")]
    [InlineData("<domain>")]
    [InlineData("<domain type='qemu'><uuid>0123abcd-0000-4000-8000-000000000001</uuid></domain>")]
    [InlineData("<domain type='qemu'><name>a</name><memory>many</memory><os/></domain>")]
    [InlineData("<domain type='qemu'><name>a</name><memory unit='furlong'>1</memory><os/></domain>")]
    [InlineData("<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><domain><name>&e;</name></domain>")]
    public void What_is_no_domain_document_is_refused(string xml) => Assert.Throws<FormatException>(() => DomainXml.Parse(xml));

    [Fact]
    public void A_character_that_XML_cannot_carry_is_refused_with_the_fields_name()
    {
        var bad = DomainVariants.Guest() with { Title = "a\u0001b" };
        Assert.Contains("Title", Assert.Throws<ArgumentException>(bad.ToXml).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_no_record_stands_for_is_kept()
    {
        var device = XElement.Parse("<teleporter range='3'><dial/></teleporter>");
        var read = DomainXml.Read(DomainVariants.Guest(new OtherDeviceXml(device)).ToXml());
        Assert.True(XNode.DeepEquals(device, Assert.Single(read.Devices).ToXml()));
    }

    [Fact]
    public void The_files_of_a_chain_are_told_from_the_top()
    {
        var disk = Assert.Single(DomainVariants.All["chain of three"].Disks);
        Assert.Equal(["/pool/a.qcow2", "/pool/b.qcow2", "/pool/d.raw"], disk.SourcePaths);
        Assert.Contains("<backingStore /></backingStore></backingStore></backingStore><target", disk.ToXml().ToString(SaveOptions.DisableFormatting), StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_of_a_domain_that_no_record_stands_for_are_found_all_the_same()
    {
        const string Odd = """
            <domain type='alien'><vcpu>several</vcpu><devices>
              <disk type='file'><source file='/a.qcow2'/><backingStore type='block'><source dev='/dev/b'/></backingStore></disk>
              <disk type='network'><source protocol='rbd' name='pool/c'/></disk>
              <filesystem type='file'><source file='/not-a-disk'/></filesystem>
            </devices></domain>
            """;

        Assert.Throws<FormatException>(() => DomainXml.Parse(Odd));
        Assert.Equal(["/a.qcow2", "/dev/b"], DiskXml.FindSourcePaths(Odd));
    }
}
