using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Where a PCI function is on its host.</summary>
public sealed record PciAddressXml : IXmlWritable, IXmlReadable<PciAddressXml>
{
    /// <summary>The PCI domain (<c>@domain</c>).</summary>
    public uint Domain { get; init; }

    /// <summary>The bus (<c>@bus</c>).</summary>
    public uint Bus { get; init; }

    /// <summary>The slot (<c>@slot</c>).</summary>
    public uint Slot { get; init; }

    /// <summary>The function (<c>@function</c>).</summary>
    public uint Function { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("address")
        .Hex("@domain", Domain, 4)
        .Hex("@bus", Bus, 2)
        .Hex("@slot", Slot, 2)
        .Hex("@function", Function, 1)
        .Element;

    /// <inheritdoc/>
    public static PciAddressXml Read(XElement element) => new()
    {
        Domain = element.Number<uint>("@domain") ?? 0,
        Bus = element.Number<uint>("@bus") ?? 0,
        Slot = element.Number<uint>("@slot") ?? 0,
        Function = element.Number<uint>("@function") ?? 0,
    };

    /// <summary>The address as <c>lspci -D</c> writes it.</summary>
    public override string ToString() => $"{Domain:x4}:{Bus:x2}:{Slot:x2}.{Function:x1}";
}
