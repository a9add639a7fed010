using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a host can run, as libvirt describes it (<c>&lt;capabilities&gt;</c>). Unknown elements are passed over.</summary>
public sealed record CapabilitiesDocument
{
    /// <summary>The host's own architecture, such as <c>x86_64</c>.</summary>
    public required string HostArchitecture { get; init; }

    /// <summary>The kinds of guest.</summary>
    public required IReadOnlyList<GuestCapability> Guests { get; init; }

    /// <summary>Reads the document.</summary>
    /// <exception cref="FormatException">It is not one of capabilities.</exception>
    public static CapabilitiesDocument Parse(string xml)
    {
        var capabilities = XmlText.ParseRoot(xml, "capabilities");
        return new CapabilitiesDocument
        {
            HostArchitecture = (string?)capabilities.Element("host")?.Element("cpu")?.Element("arch")
                ?? throw new FormatException("The capabilities do not name the host's architecture."),
            Guests = [.. capabilities.Elements("guest").Select(Guest)],
        };
    }

    private static GuestCapability Guest(XElement guest)
    {
        var architecture = guest.Element("arch");
        return new GuestCapability(
            (string?)architecture?.Attribute("name") ?? "",
            (string?)architecture?.Element("emulator"),
            [.. architecture?.Elements("domain").Select(d => (string?)d.Attribute("type") ?? "") ?? []]);
    }
}
