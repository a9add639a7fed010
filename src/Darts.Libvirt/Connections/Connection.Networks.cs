using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>All networks, or those that match a flag of each group given (<c>virConnectListAllNetworks</c>).</summary>
    /// <returns>Networks that the caller disposes of.</returns>
    public unsafe IReadOnlyList<Network> ListNetworks(ListNetworksFlags flags = ListNetworksFlags.None)
    {
        nint* networks = null;
        var count = _handle.Check(Native.virConnectListAllNetworks(_handle, &networks, (uint)flags));
        return ObjectList.Take<Network, NetworkHandle>(networks, count, _handle, h => new Network(h));
    }

    /// <summary>How many networks are started (<c>virConnectNumOfNetworks</c>).</summary>
    public int CountNetworks() => _handle.Check(Native.virConnectNumOfNetworks(_handle));

    /// <summary>How many networks are defined and not started (<c>virConnectNumOfDefinedNetworks</c>).</summary>
    public int CountDefinedNetworks() => _handle.Check(Native.virConnectNumOfDefinedNetworks(_handle));

    /// <summary>The names of the started networks (<c>virConnectListNetworks</c>).</summary>
    public unsafe IReadOnlyList<string> ListNetworkNames() =>
        OwnedStrings.Fill(_handle, CountNetworks(), (names, room) => Native.virConnectListNetworks(_handle, names, room));

    /// <summary>The names of the networks that are defined and not started (<c>virConnectListDefinedNetworks</c>).</summary>
    public unsafe IReadOnlyList<string> ListDefinedNetworkNames() =>
        OwnedStrings.Fill(_handle, CountDefinedNetworks(), (names, room) => Native.virConnectListDefinedNetworks(_handle, names, room));

    /// <summary>Finds a network (<c>virNetworkLookupByName</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none of that name.</exception>
    public Network LookupNetwork(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Network(_handle.Check(Native.virNetworkLookupByName(_handle, name)));
    }

    /// <summary>Finds a network (<c>virNetworkLookupByUUID</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none with that UUID.</exception>
    public unsafe Network LookupNetwork(Guid uuid)
    {
        var bytes = stackalloc byte[UuidBytes.Length];
        UuidBytes.Write(uuid, bytes);
        return new Network(_handle.Check(Native.virNetworkLookupByUUID(_handle, bytes)));
    }

    /// <summary>Finds a network (<c>virNetworkLookupByUUIDString</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none with that UUID.</exception>
    public Network LookupNetworkByUuidText(string uuid)
    {
        ArgumentNullException.ThrowIfNull(uuid);
        return new Network(_handle.Check(Native.virNetworkLookupByUUIDString(_handle, uuid)));
    }

    /// <summary>
    /// Makes or replaces the definition of a network (<c>virNetworkDefineXMLFlags</c>; without flags <c>virNetworkDefineXML</c>).
    /// </summary>
    /// <param name="xml">The definition.</param>
    /// <param name="flags">Left alone, the document is checked against libvirt's schema.</param>
    public Network DefineNetwork(string xml, NetworkDefineFlags flags = NetworkDefineFlags.Validate)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new Network(flags == NetworkDefineFlags.None
            ? _handle.Check(Native.virNetworkDefineXML(_handle, xml))
            : _handle.Check(Native.virNetworkDefineXMLFlags(_handle, xml, (uint)flags)));
    }

    /// <summary>
    /// Starts a transient network, of which nothing stays once it stops (<c>virNetworkCreateXMLFlags</c>; without flags
    /// <c>virNetworkCreateXML</c>).
    /// </summary>
    /// <param name="xml">The definition.</param>
    /// <param name="flags">Left alone, the document is checked against libvirt's schema.</param>
    public Network CreateNetwork(string xml, NetworkCreateFlags flags = NetworkCreateFlags.Validate)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new Network(flags == NetworkCreateFlags.None
            ? _handle.Check(Native.virNetworkCreateXML(_handle, xml))
            : _handle.Check(Native.virNetworkCreateXMLFlags(_handle, xml, (uint)flags)));
    }
}
