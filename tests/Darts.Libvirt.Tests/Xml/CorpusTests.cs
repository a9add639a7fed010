using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>Real documents, most of them written by libvirt itself: what the records read of them is all that they say, but for what is known.</summary>
public sealed class CorpusTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Xml", "Corpus");

    /// <summary>What the records pass over: empty elements that say nothing, and QEMU's own arguments, which <see cref="DomainEditor"/> keeps.</summary>
    private static readonly string[] s_known =
    [
        "device/capability/pci-express", "volume/target/features", "domain/commandline", "domainsnapshot/cookie", "domainsnapshot/active",
    ];

    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(s_folder, "*.xml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Everything_that_a_real_document_says_is_read(string file)
    {
        var document = Load(file);
        if (DocumentVariants.Read(document) is not { } record)
        {
            Assert.True(ReadOnly(document), $"Nothing reads a <{document.Name}>.");
            return;
        }

        var written = record.ToXml();
        Assert.Equal(record, DocumentVariants.Read(written));
        Assert.DoesNotContain(Comparison.Missing(document, written), fact => !s_known.Any(fact.StartsWith));
        await Schema.AssertValidAsync(written);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_real_domain_goes_through_the_editor_unchanged(string file)
    {
        var text = File.ReadAllText(Path.Combine(s_folder, file));
        if (Load(file).Name == "domain")
            Assert.True(XNode.DeepEquals(XDocument.Parse(text, LoadOptions.PreserveWhitespace), XDocument.Parse(DomainEditor.Parse(text).ToString(), LoadOptions.PreserveWhitespace)));
        else
            Assert.Throws<FormatException>(() => DomainEditor.Parse(text));
    }

    private static XElement Load(string file) => XElement.Load(Path.Combine(s_folder, file));

    private static bool ReadOnly(XElement document)
    {
        switch (document.Name.LocalName)
        {
            case "capabilities":
                Assert.NotEmpty(CapabilitiesXml.Read(document).Guests);
                return true;
            case "domainCapabilities":
                var domain = DomainCapabilitiesXml.Read(document);
                Assert.Contains("vnc", domain.Values["graphics.type"]);
                Assert.Contains(domain.CpuModels, m => m.Usable == "yes");
                return true;
            case "storagepoolCapabilities":
                Assert.Contains(StoragePoolCapabilitiesXml.Read(document).Pools, p => p is { Type: "dir", IsSupported: true } && p.VolumeFormats.Contains("qcow2"));
                return true;
            default:
                return false;
        }
    }
}
