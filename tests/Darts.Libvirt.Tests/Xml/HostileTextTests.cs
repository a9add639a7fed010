using System.Text;
using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>Whatever a person types comes back from libvirt as it was typed.</summary>
public sealed class HostileTextTests : IDisposable
{
    private static readonly XNamespace s_mine = "urn:example:mine";

    private static readonly string[] s_pieces =
    [
        "</title>", "<name>other</name>", "]]>", "<![CDATA[", "<!--", "-->", "&amp;", "&lt;", "&#0;", "&unknown;", "\"", "'", "<?pi?>", "%s%n", "$(id)", "`id`", "../", "\\",
        "\u202Eright to left\u202C", "שלום", "مرحبا", "漢字", "e\u0301", "\u00E9", "😀", "👩‍👩‍👧‍👦", "\U0010FFFD", "\uFFFD", "\u00A0", "\u2028", "\u0085", "\u007F", "a", "Z", "0", " ", "  ", "\t", "\n",
    ];

    private readonly FakeHost _host = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Texts_go_through_libvirt_unchanged(int seed)
    {
        var random = new Random(seed);
        // libvirt allows no line break in a title, and no slash or line break in a name.
        var title = Text(random).Replace('\n', ' ');
        var name = "n" + Text(random).Replace('\n', '_').Replace('/', '_');
        var description = Text(random);
        var metadata = new XElement(
            s_mine + "mark", new XAttribute(XNamespace.Xmlns + "mine", s_mine), new XAttribute("value", Text(random)), new XElement(s_mine + "text", "x" + Text(random)));
        var written = DomainVariants.Guest() with { Name = name, Title = title, Description = description, Metadata = [metadata] };

        using var domain = _host.Connection.DefineDomain(written.ToXml().ToString());
        var read = DomainXml.Parse(domain.GetXml());

        Assert.Equal(name, domain.Name);
        Assert.Equal(written.Name, read.Name);
        Assert.Equal(written.Title, read.Title);
        Assert.Equal(written.Description, read.Description);
        Assert.Equal(written.Metadata, read.Metadata);
        var editor = DomainEditor.Parse(domain.GetXml());
        Assert.Equal((name, title, description), (editor.Name, editor.Title, editor.Description));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(0xFFFE)]
    [InlineData(0xD800)]
    public void What_XML_cannot_carry_is_refused_before_libvirt_sees_it(int character)
    {
        var bad = ((char)character).ToString();
        Assert.Throws<ArgumentException>(() => (DomainVariants.Guest() with { Name = "a" + bad }).ToXml());
        Assert.Throws<ArgumentException>(() => (DomainVariants.Guest() with { Description = bad + "a" }).ToXml());
        Assert.Throws<ArgumentException>(() => (DomainVariants.Guest() with { Os = new OsXml { BootDevices = [bad] } }).ToXml());
        Assert.Throws<ArgumentException>(() => new StorageVolumeXml { Name = bad, CapacityBytes = 1 }.ToXml());
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder("t");
        for (var count = random.Next(1, 12); count > 0; count--)
            text.Append(s_pieces[random.Next(s_pieces.Length)]);
        return text.Append('t').ToString();
    }
}
