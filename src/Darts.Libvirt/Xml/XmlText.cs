using System.Xml;
using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Reads and checks text on its way from and to XML.</summary>
internal static class XmlText
{
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads a document that libvirt wrote.</summary>
    /// <exception cref="FormatException">It is not XML, or its root is another element.</exception>
    public static XElement ParseRoot(string xml, string root)
    {
        ArgumentNullException.ThrowIfNull(xml);
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), s_settings);
            var element = XElement.Load(reader);
            return element.Name == root ? element : throw new FormatException($"A <{root}> was expected, but this is a <{element.Name.LocalName}>.");
        }
        catch (XmlException e)
        {
            throw new FormatException($"This is no XML document of a <{root}>: {e.Message}", e);
        }
    }

    /// <summary>Refuses characters that no XML document can hold.</summary>
    /// <exception cref="ArgumentException">The text holds one; the message names the field.</exception>
    public static string Checked(string text, string field)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException e)
        {
            throw new ArgumentException($"{field} holds a character that XML cannot carry: {e.Message}", field, e);
        }
    }

    /// <summary>An amount in bytes from an element with an optional unit, KiB being libvirt's default for memory and bytes for storage.</summary>
    public static ulong Bytes(XElement? element, string defaultUnit)
    {
        if (element is null)
            return 0;
        ulong factor = ((string?)element.Attribute("unit") ?? defaultUnit) switch
        {
            "b" or "bytes" or "B" => 1,
            "KB" => 1_000,
            "k" or "K" or "KiB" => 1UL << 10,
            "MB" => 1_000_000,
            "M" or "MiB" => 1UL << 20,
            "GB" => 1_000_000_000,
            "G" or "GiB" => 1UL << 30,
            "T" or "TiB" => 1UL << 40,
            var unit => throw new FormatException($"libvirt's unit '{unit}' is not known."),
        };
        return (ulong)element * factor;
    }
}
