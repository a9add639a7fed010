using Darts.Domain.Machines.Images;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Templates;

/// <summary>Looks whether sessions can be made after a domain.</summary>
internal sealed class TemplateReader(TemplateDisks disks)
{
    /// <summary>Looks at the domain that an entry of the catalogue names.</summary>
    /// <exception cref="UnusableImageException">No session can be made after it now; the message says why.</exception>
    public MasterImage Read(Connection connection, MachineDefinition definition)
    {
        using var domain = Find(connection, definition.Template!);
        var name = domain.Name;
        var xml = domain.GetXml(DomainXmlFlags.Inactive);
        var document = Parse(name, xml);
        if (document.Metadata.Any(e => e.Name.NamespaceName == SessionMetadata.NamespaceUri))
            throw new UnusableImageException($"the domain {name} is a session itself");
        // Overlays are worth nothing once the disk below them changes, and a domain that runs writes to its disks.
        if (domain.IsActive)
            throw new UnusableImageException($"the domain {name} is running; shut it down, since sessions lie on its disks");
        if (domain.HasManagedSaveImage)
            throw new UnusableImageException($"the domain {name} is saved and would go on writing to its disks; start it and shut it down");
        if (document.Cpu is { NumaCells.Count: > 0 })
            throw new UnusableImageException($"the memory of {name} is divided among NUMA nodes, so that a session cannot have less or more; take them out");
        if (document.Devices.Any(IsOfHost) && definition.Sessions != 1)
            throw new UnusableImageException($"{name} has a device of the host that one domain alone can have; take it out, or write \"sessions\": 1 into the machine's file");

        var found = disks.Look(connection, domain, document);
        return found.Image with { Template = new TemplateDomain(xml, found.Disks, definition.NewNvram) };
    }

    private static DomainXml Parse(string name, string xml)
    {
        try
        {
            return DomainXml.Parse(xml);
        }
        catch (FormatException e)
        {
            throw new UnusableImageException($"the definition of the domain {name} cannot be read: {e.Message}");
        }
    }

    private static Libvirt.Domain Find(Connection connection, string nameOrId)
    {
        try
        {
            return Guid.TryParseExact(nameOrId, "D", out var id) ? connection.LookupDomain(id) : connection.LookupDomain(nameOrId);
        }
        catch (DomainNotFoundException)
        {
            throw new UnusableImageException($"there is no domain {nameOrId}");
        }
    }

    private static bool IsOfHost(DeviceXml device) => device switch
    {
        PciHostDeviceXml or UsbHostDeviceXml or ScsiHostDeviceXml or ScsiControllerHostDeviceXml or MediatedHostDeviceXml => true,
        InterfaceXml { Type: "hostdev" } => true,
        TpmXml { BackendType: not "emulator" } => true,
        _ => false,
    };
}
