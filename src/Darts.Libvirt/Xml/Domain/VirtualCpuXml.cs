using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A virtual CPU.</summary>
public sealed record VirtualCpuXml : IXmlWritable, IXmlReadable<VirtualCpuXml>
{
    /// <summary>Its number (<c>@id</c>).</summary>
    public required uint Id { get; init; }

    /// <summary>Whether it is plugged in (<c>@enabled</c>).</summary>
    public required bool Enabled { get; init; }

    /// <summary>Whether it can be unplugged (<c>@hotpluggable</c>).</summary>
    public bool? Hotpluggable { get; init; }

    /// <summary>Its place in the order of plugging in (<c>@order</c>).</summary>
    public uint? Order { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("vcpu")
        .Add("@id", Id)
        .YesNo("@enabled", Enabled)
        .YesNo("@hotpluggable", Hotpluggable)
        .Add("@order", Order)
        .Element;

    /// <inheritdoc/>
    public static VirtualCpuXml Read(XElement element) => new()
    {
        Id = element.Number<uint>("@id") ?? throw XmlText.Missing(element, "@id"),
        Enabled = element.YesNo("@enabled") ?? throw XmlText.Missing(element, "@enabled"),
        Hotpluggable = element.YesNo("@hotpluggable"),
        Order = element.Number<uint>("@order"),
    };
}
