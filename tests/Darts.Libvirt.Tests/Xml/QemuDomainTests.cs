using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>What the records write, the QEMU driver understands too: it looks closer than the test driver.</summary>
public sealed class QemuDomainTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    /// <summary>What needs hardware, programs or a QEMU that a test machine may lack; the driver says so, in its own words.</summary>
    private static readonly string[] s_beyond = ["passt", "encrypted memory", "TPM", "TPM elsewhere", "filtered PCI device"];

    public static TheoryData<string> Variants => [.. DomainVariants.All.Keys.Except(s_beyond)];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Qemu_takes_what_is_written(string variant)
    {
        var written = DomainVariants.All[variant].ToXml();
        using var domain = fixture.Connection.DefineDomain(written.ToString());
        try
        {
            var told = XElement.Parse(domain.GetXml(DomainXmlFlags.Secure | DomainXmlFlags.Inactive));
            // An alias is told as the machine that it stands for.
            Assert.DoesNotContain(Comparison.Missing(written, told), fact => !fact.StartsWith("domain/os/type/@machine", StringComparison.Ordinal));
            Assert.Equal("guest", DomainXml.Read(told).Name);
        }
        finally
        {
            domain.Undefine(DomainUndefineFlags.NvRam);
        }
    }
}
