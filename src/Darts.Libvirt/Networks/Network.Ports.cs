using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Network
{
    /// <summary>All ports of a started network (<c>virNetworkListAllPorts</c>).</summary>
    /// <returns>Ports that the caller disposes of.</returns>
    public unsafe IReadOnlyList<NetworkPort> ListPorts()
    {
        nint* ports = null;
        var count = _handle.Check(Native.virNetworkListAllPorts(_handle, &ports, 0));
        return ObjectList.Take<NetworkPort, NetworkPortHandle>(ports, count, _handle.Connection!, h => new NetworkPort(h));
    }

    /// <summary>Finds a port (<c>virNetworkPortLookupByUUID</c>).</summary>
    /// <exception cref="ObjectNotFoundException">The network has none with that UUID.</exception>
    public unsafe NetworkPort LookupPort(Guid uuid)
    {
        var bytes = stackalloc byte[UuidBytes.Length];
        UuidBytes.Write(uuid, bytes);
        return new NetworkPort(_handle.Check(Native.virNetworkPortLookupByUUID(_handle, bytes)));
    }

    /// <summary>Finds a port (<c>virNetworkPortLookupByUUIDString</c>).</summary>
    /// <exception cref="ObjectNotFoundException">The network has none with that UUID.</exception>
    public NetworkPort LookupPortByUuidText(string uuid)
    {
        ArgumentNullException.ThrowIfNull(uuid);
        return new NetworkPort(_handle.Check(Native.virNetworkPortLookupByUUIDString(_handle, uuid)));
    }

    /// <summary>Makes a port of a started network (<c>virNetworkPortCreateXML</c>).</summary>
    public NetworkPort CreatePort(string xml, NetworkPortCreateFlags flags = NetworkPortCreateFlags.Validate)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new NetworkPort(_handle.Check(Native.virNetworkPortCreateXML(_handle, xml, (uint)flags)));
    }
}
