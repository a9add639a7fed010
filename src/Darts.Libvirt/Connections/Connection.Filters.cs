using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>All network filters (<c>virConnectListAllNWFilters</c>).</summary>
    /// <returns>Filters that the caller disposes of.</returns>
    public unsafe IReadOnlyList<NetworkFilter> ListNetworkFilters()
    {
        nint* filters = null;
        var count = _handle.Check(Native.virConnectListAllNWFilters(_handle, &filters, 0));
        return ObjectList.Take<NetworkFilter, NetworkFilterHandle>(filters, count, _handle, h => new NetworkFilter(h));
    }

    /// <summary>How many network filters there are (<c>virConnectNumOfNWFilters</c>).</summary>
    public int CountNetworkFilters() => _handle.Check(Native.virConnectNumOfNWFilters(_handle));

    /// <summary>The names of the network filters (<c>virConnectListNWFilters</c>).</summary>
    public unsafe IReadOnlyList<string> ListNetworkFilterNames() =>
        OwnedStrings.Fill(_handle, CountNetworkFilters(), (names, room) => Native.virConnectListNWFilters(_handle, names, room));

    /// <summary>Finds a filter (<c>virNWFilterLookupByName</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none of that name.</exception>
    public NetworkFilter LookupNetworkFilter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new NetworkFilter(_handle.Check(Native.virNWFilterLookupByName(_handle, name)));
    }

    /// <summary>Finds a filter (<c>virNWFilterLookupByUUID</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none with that UUID.</exception>
    public unsafe NetworkFilter LookupNetworkFilter(Guid uuid)
    {
        var bytes = stackalloc byte[UuidBytes.Length];
        UuidBytes.Write(uuid, bytes);
        return new NetworkFilter(_handle.Check(Native.virNWFilterLookupByUUID(_handle, bytes)));
    }

    /// <summary>Finds a filter (<c>virNWFilterLookupByUUIDString</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none with that UUID.</exception>
    public NetworkFilter LookupNetworkFilterByUuidText(string uuid)
    {
        ArgumentNullException.ThrowIfNull(uuid);
        return new NetworkFilter(_handle.Check(Native.virNWFilterLookupByUUIDString(_handle, uuid)));
    }

    /// <summary>
    /// Makes or replaces a filter; what uses it follows at once (<c>virNWFilterDefineXMLFlags</c>; without flags
    /// <c>virNWFilterDefineXML</c>).
    /// </summary>
    /// <param name="xml">The rules.</param>
    /// <param name="flags">Left alone, the document is checked against libvirt's schema.</param>
    public NetworkFilter DefineNetworkFilter(string xml, NetworkFilterDefineFlags flags = NetworkFilterDefineFlags.Validate)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new NetworkFilter(flags == NetworkFilterDefineFlags.None
            ? _handle.Check(Native.virNWFilterDefineXML(_handle, xml))
            : _handle.Check(Native.virNWFilterDefineXMLFlags(_handle, xml, (uint)flags)));
    }

    /// <summary>All bindings of filters to interfaces (<c>virConnectListAllNWFilterBindings</c>).</summary>
    /// <returns>Bindings that the caller disposes of.</returns>
    public unsafe IReadOnlyList<NetworkFilterBinding> ListNetworkFilterBindings()
    {
        nint* bindings = null;
        var count = _handle.Check(Native.virConnectListAllNWFilterBindings(_handle, &bindings, 0));
        return ObjectList.Take<NetworkFilterBinding, NetworkFilterBindingHandle>(bindings, count, _handle, h => new NetworkFilterBinding(h));
    }

    /// <summary>Finds the binding of an interface (<c>virNWFilterBindingLookupByPortDev</c>).</summary>
    /// <param name="portDevice">The host's device, such as <c>vnet0</c>.</param>
    /// <exception cref="ObjectNotFoundException">No filter is bound to it.</exception>
    public NetworkFilterBinding LookupNetworkFilterBinding(string portDevice)
    {
        ArgumentNullException.ThrowIfNull(portDevice);
        return new NetworkFilterBinding(_handle.Check(Native.virNWFilterBindingLookupByPortDev(_handle, portDevice)));
    }

    /// <summary>Binds a filter to an interface (<c>virNWFilterBindingCreateXML</c>).</summary>
    /// <param name="xml">Filter, owner and values.</param>
    /// <param name="flags">Left alone, the document is checked against libvirt's schema.</param>
    public NetworkFilterBinding CreateNetworkFilterBinding(
        string xml,
        NetworkFilterBindingCreateFlags flags = NetworkFilterBindingCreateFlags.Validate)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new NetworkFilterBinding(_handle.Check(Native.virNWFilterBindingCreateXML(_handle, xml, (uint)flags)));
    }
}
