using Darts.Libvirt.Xml;

namespace Darts.Domain.Gpus;

/// <summary>A PCI function of the host, as far as giving it to a guest is concerned.</summary>
internal sealed record PciFunction(NodeDeviceXml Node, PciCapabilityXml Pci)
{
    public string Address { get; } = new PciAddressXml { Domain = Pci.Domain, Bus = Pci.Bus, Slot = Pci.Slot, Function = Pci.Function }.ToString();

    /// <summary>The address without the function: what sits in one slot is one card.</summary>
    public string Slot => Address[..^2];

    public string Product => $"{Pci.VendorId ?? 0:x4}:{Pci.ProductId ?? 0:x4}";

    public string? Driver => Node.Driver;

    public bool IsDisplay => HasClass("0x03");

    /// <summary>Bridges stay with the host: they lead to the group's devices and are none themselves.</summary>
    public bool IsBridge => HasClass("0x06");

    public bool IsVirtual => Pci.Capabilities.Any(c => c.Type == "phys_function");

    /// <summary>Whether virtual functions of it are there, whose driver on the host it needs.</summary>
    public bool IsDivided => Pci.Capabilities.Any(c => c.Type == "virt_functions" && c.Addresses.Count > 0);

    public string Name
    {
        get
        {
            var words = string.Join(' ', new[] { Pci.Vendor, Pci.Product }.Where(w => !string.IsNullOrWhiteSpace(w)));
            return words.Length > 0 ? words : "PCI device " + Product;
        }
    }

    /// <summary>The function that a device is; null when it is none, or is not described as one.</summary>
    public static PciFunction? Of(NodeDeviceXml node) => node.Capabilities.OfType<PciCapabilityXml>().FirstOrDefault() is { } pci ? new PciFunction(node, pci) : null;

    /// <summary>Whether one of the entries of a list names it.</summary>
    public bool IsIn(IEnumerable<string> list) =>
        list.Any(entry => entry.Equals(Address, StringComparison.OrdinalIgnoreCase) || entry.Equals(Product, StringComparison.OrdinalIgnoreCase));

    // Written as a class with six digits, of which the first two are the base class.
    private bool HasClass(string prefix) => Pci.Class?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true;
}
