using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>All network interfaces of the host, or those in a given state (<c>virConnectListAllInterfaces</c>).</summary>
    /// <returns>Interfaces that the caller disposes of.</returns>
    public unsafe IReadOnlyList<Interface> ListInterfaces(ListInterfacesFlags flags = ListInterfacesFlags.None)
    {
        nint* interfaces = null;
        var count = _handle.Check(Native.virConnectListAllInterfaces(_handle, &interfaces, (uint)flags));
        return ObjectList.Take<Interface, InterfaceHandle>(interfaces, count, _handle, h => new Interface(h));
    }

    /// <summary>How many interfaces are up (<c>virConnectNumOfInterfaces</c>).</summary>
    public int CountInterfaces() => _handle.Check(Native.virConnectNumOfInterfaces(_handle));

    /// <summary>How many interfaces are defined and not up (<c>virConnectNumOfDefinedInterfaces</c>).</summary>
    public int CountDefinedInterfaces() => _handle.Check(Native.virConnectNumOfDefinedInterfaces(_handle));

    /// <summary>The names of the interfaces that are up (<c>virConnectListInterfaces</c>).</summary>
    public unsafe IReadOnlyList<string> ListInterfaceNames() =>
        OwnedStrings.Fill(_handle, CountInterfaces(), (names, room) => Native.virConnectListInterfaces(_handle, names, room));

    /// <summary>The names of the interfaces that are defined and not up (<c>virConnectListDefinedInterfaces</c>).</summary>
    public unsafe IReadOnlyList<string> ListDefinedInterfaceNames() =>
        OwnedStrings.Fill(_handle, CountDefinedInterfaces(), (names, room) => Native.virConnectListDefinedInterfaces(_handle, names, room));

    /// <summary>Finds an interface (<c>virInterfaceLookupByName</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none of that name.</exception>
    public Interface LookupInterface(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Interface(_handle.Check(Native.virInterfaceLookupByName(_handle, name)));
    }

    /// <summary>Finds an interface by its hardware address (<c>virInterfaceLookupByMACString</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none with that address.</exception>
    /// <exception cref="LibvirtException">Several have it.</exception>
    public Interface LookupInterfaceByMacAddress(string macAddress)
    {
        ArgumentNullException.ThrowIfNull(macAddress);
        return new Interface(_handle.Check(Native.virInterfaceLookupByMACString(_handle, macAddress)));
    }

    /// <summary>Makes or replaces the definition of an interface (<c>virInterfaceDefineXML</c>).</summary>
    /// <param name="xml">The definition.</param>
    /// <param name="flags">Left alone, the document is checked against libvirt's schema.</param>
    public Interface DefineInterface(string xml, InterfaceDefineFlags flags = InterfaceDefineFlags.Validate)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new Interface(_handle.Check(Native.virInterfaceDefineXML(_handle, xml, (uint)flags)));
    }

    /// <summary>Remembers the host's interfaces as they are, for a way back (<c>virInterfaceChangeBegin</c>).</summary>
    public void BeginInterfaceChange() => _handle.Check(Native.virInterfaceChangeBegin(_handle, 0));

    /// <summary>Keeps what was changed since <see cref="BeginInterfaceChange"/> (<c>virInterfaceChangeCommit</c>).</summary>
    public void CommitInterfaceChange() => _handle.Check(Native.virInterfaceChangeCommit(_handle, 0));

    /// <summary>Undoes what was changed since <see cref="BeginInterfaceChange"/> (<c>virInterfaceChangeRollback</c>).</summary>
    public void RollBackInterfaceChange() => _handle.Check(Native.virInterfaceChangeRollback(_handle, 0));
}
