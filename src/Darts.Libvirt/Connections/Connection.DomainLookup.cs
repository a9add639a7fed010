using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>How many domains run (<c>virConnectNumOfDomains</c>).</summary>
    public int CountRunningDomains() => _handle.Check(Native.virConnectNumOfDomains(_handle));

    /// <summary>The numbers of the domains that run (<c>virConnectListDomains</c>).</summary>
    public unsafe IReadOnlyList<int> ListRunningDomainIds()
    {
        var ids = new int[CountRunningDomains()];
        fixed (int* first = ids)
        {
            return ids[.._handle.Check(Native.virConnectListDomains(_handle, first, ids.Length))];
        }
    }

    /// <summary>How many domains are defined and do not run (<c>virConnectNumOfDefinedDomains</c>).</summary>
    public int CountStoppedDomains() => _handle.Check(Native.virConnectNumOfDefinedDomains(_handle));

    /// <summary>The names of the domains that are defined and do not run (<c>virConnectListDefinedDomains</c>).</summary>
    public unsafe IReadOnlyList<string> ListStoppedDomainNames() =>
        OwnedStrings.Fill(_handle, CountStoppedDomains(), (names, room) => Native.virConnectListDefinedDomains(_handle, names, room));

    /// <summary>Finds a running domain by its number (<c>virDomainLookupByID</c>).</summary>
    /// <exception cref="DomainNotFoundException">None of that number runs.</exception>
    public Domain LookupDomain(int id) => new(_handle.Check(Native.virDomainLookupByID(_handle, id)));

    /// <summary>Finds a domain by its UUID as text (<c>virDomainLookupByUUIDString</c>).</summary>
    /// <exception cref="DomainNotFoundException">There is none with that UUID.</exception>
    public Domain LookupDomainByUuidText(string uuid)
    {
        ArgumentNullException.ThrowIfNull(uuid);
        return new Domain(_handle.Check(Native.virDomainLookupByUUIDString(_handle, uuid)));
    }

    /// <summary>Attaches libvirt to a QEMU that something else started (<c>virDomainQemuAttach</c>); newer libvirts refuse.</summary>
    /// <param name="processId">The QEMU's process.</param>
    public Domain AttachQemu(int processId) => new(_handle.Check(Native.virDomainQemuAttach(_handle, checked((uint)processId), 0)));

    /// <summary>Makes a domain document from a hypervisor's own configuration (<c>virConnectDomainXMLFromNative</c>).</summary>
    /// <param name="format">Its format, such as <c>vmware-vmx</c>.</param>
    /// <param name="configuration">The configuration.</param>
    public string ConvertFromNative(string format, string configuration)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(configuration);
        return _handle.Check(Native.virConnectDomainXMLFromNative(_handle, format, configuration, 0));
    }

    /// <summary>Makes a hypervisor's own configuration from a domain document (<c>virConnectDomainXMLToNative</c>).</summary>
    /// <param name="format">The wanted format, such as <c>qemu-argv</c>.</param>
    /// <param name="xml">The domain.</param>
    public string ConvertToNative(string format, string xml)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(xml);
        return _handle.Check(Native.virConnectDomainXMLToNative(_handle, format, xml, 0));
    }
}
