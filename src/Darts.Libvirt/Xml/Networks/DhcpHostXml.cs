using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A guest with an address of its own.</summary>
public sealed record DhcpHostXml : IXmlWritable, IXmlReadable<DhcpHostXml>
{
    /// <summary>Its MAC address (<c>@mac</c>).</summary>
    public string? MacAddress { get; init; }

    /// <summary>Its DHCPv6 identifier (<c>@id</c>).</summary>
    public string? Id { get; init; }

    /// <summary>Its name (<c>@name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>Its address (<c>@ip</c>).</summary>
    public string? Address { get; init; }

    /// <summary>How long the address is lent (<c>lease/@expiry</c>); 0: for ever.</summary>
    public ulong? LeaseTime { get; init; }

    /// <summary>The unit of that (<c>lease/@unit</c>).</summary>
    public string? LeaseTimeUnit { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("host")
        .Add("@mac", MacAddress)
        .Add("@id", Id)
        .Add("@name", Name)
        .Add("@ip", Address)
        .Add("lease/@expiry", LeaseTime)
        .Add("lease/@unit", LeaseTimeUnit)
        .Element;

    /// <inheritdoc/>
    public static DhcpHostXml Read(XElement element) => new()
    {
        MacAddress = element.String("@mac"),
        Id = element.String("@id"),
        Name = element.String("@name"),
        Address = element.String("@ip"),
        LeaseTime = element.Number<ulong>("lease/@expiry"),
        LeaseTimeUnit = element.String("lease/@unit"),
    };
}
