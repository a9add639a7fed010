using System.Globalization;
using Darts.Domain.Machines.Templates;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Gpus;

/// <summary>A session's GPUs in its domain's document.</summary>
internal static class GpuDevices
{
    private const int SlotLength = 10;

    /// <summary>The devices, with the ports that they need.</summary>
    /// <param name="session">The session.</param>
    /// <param name="managed">Whether libvirt takes them from the host's drivers and gives them back.</param>
    /// <param name="firstPort">The index of the first port that can be had; null where the guest's bus has none, and each function gets an address of its own.</param>
    public static IEnumerable<DeviceXml> Of(Session session, bool managed, uint? firstPort)
    {
        // What is one card with several functions on the host is one in the guest: drivers expect a GPU's sound beside it.
        foreach (var card in session.HostDevices.GroupBy(address => address[..SlotLength]))
        {
            if (card.Count() == 1 || firstPort is not { } port)
            {
                foreach (var address in card)
                    yield return Device(address, managed, null);
                continue;
            }

            yield return new ControllerXml { Type = "pci", Model = "pcie-root-port", Index = port };
            // Without a first function the others are not looked for.
            var functions = card.Order(StringComparer.Ordinal).Select((address, index) => (address, (uint)index));
            foreach (var (address, function) in functions)
            {
                yield return Device(address, managed, new DeviceAddressXml
                {
                    Type = "pci",
                    Domain = 0,
                    Bus = port,
                    Slot = 0,
                    Function = function,
                    Multifunction = function == 0 ? true : null,
                });
            }

            firstPort = port + 1;
        }
    }

    /// <summary>The index of the first PCI Express port that a session's domain can have beside its template's; null where its bus is an old one.</summary>
    public static uint? FirstPort(TemplateDomain? template)
    {
        if (template is null)
            return 1;
        var controllers = DomainXml.Parse(template.Xml).Devices.OfType<ControllerXml>().Where(c => c.Type == "pci").ToList();
        return controllers.Any(c => c.Model == "pcie-root") ? controllers.Max(c => c.Index ?? 0) + 1 : null;
    }

    private static PciHostDeviceXml Device(string address, bool managed, DeviceAddressXml? place) => new() { Managed = managed, Source = Parse(address), Address = place };

    /// <summary>Reads an address such as <c>0000:65:00.0</c>.</summary>
    private static PciAddressXml Parse(string address)
    {
        var numbers = address.Split(':', '.').Select(n => uint.Parse(n, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        return new PciAddressXml { Domain = numbers[0], Bus = numbers[1], Slot = numbers[2], Function = numbers[3] };
    }
}
