using System.Xml;
using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Reads and checks text on its way from and to XML.</summary>
internal static class XmlText
{
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads the root of a document that libvirt wrote.</summary>
    /// <exception cref="FormatException">It is not XML, or its root is another element.</exception>
    public static XElement ParseRoot(string xml, string root) => ParseDocument(xml, root).Root!;

    /// <summary>Reads a document that libvirt wrote, with its white space and comments.</summary>
    /// <exception cref="FormatException">It is not XML, or its root is another element.</exception>
    public static XDocument ParseDocument(string xml, string root)
    {
        ArgumentNullException.ThrowIfNull(xml);
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), s_settings);
            var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            return document.Root!.Name == root
                ? document
                : throw new FormatException($"A <{root}> was expected, but this is a <{document.Root.Name.LocalName}>.");
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

    /// <summary>Says that an element lacks what every one has.</summary>
    public static FormatException Missing(XElement element, string path) => new($"The <{element.Name.LocalName}> has no {path}.");

    /// <summary>The bytes in one of libvirt's units.</summary>
    /// <exception cref="FormatException">libvirt has no such unit.</exception>
    public static ulong BytesIn(string unit) => unit switch
    {
        "b" or "bytes" or "B" => 1,
        "KB" => 1_000,
        "k" or "K" or "KiB" => 1UL << 10,
        "MB" => 1_000_000,
        "M" or "MiB" => 1UL << 20,
        "GB" => 1_000_000_000,
        "G" or "GiB" => 1UL << 30,
        "TB" => 1_000_000_000_000,
        "T" or "TiB" => 1UL << 40,
        "P" or "PiB" => 1UL << 50,
        _ => throw new FormatException($"libvirt's unit '{unit}' is not known."),
    };

    /// <summary>The last step of a path, and those before.</summary>
    public static (string Parent, string Last) Split(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
    }

    /// <summary>The elements on a path.</summary>
    public static string[] Steps(string path) => path is "" or "." ? [] : path.Split('/');

    /// <summary>The path of an attribute beside another.</summary>
    public static string Beside(string path, string attribute) => Split(path) is { Parent: { Length: > 0 } parent } ? $"{parent}/{attribute}" : attribute;
}
