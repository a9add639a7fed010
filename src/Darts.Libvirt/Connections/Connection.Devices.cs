using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>All devices of the host, or those that match a flag of each group given (<c>virConnectListAllNodeDevices</c>).</summary>
    /// <returns>Devices that the caller disposes of.</returns>
    public unsafe IReadOnlyList<NodeDevice> ListNodeDevices(ListNodeDevicesFlags flags = ListNodeDevicesFlags.None)
    {
        nint* devices = null;
        var count = _handle.Check(Native.virConnectListAllNodeDevices(_handle, &devices, (uint)flags));
        return ObjectList.Take<NodeDevice, NodeDeviceHandle>(devices, count, _handle, h => new NodeDevice(h));
    }

    /// <summary>How many devices the host has (<c>virNodeNumOfDevices</c>).</summary>
    /// <param name="capability">Those with that capability, such as <c>pci</c>.</param>
    public int CountNodeDevices(string? capability = null) => _handle.Check(Native.virNodeNumOfDevices(_handle, capability, 0));

    /// <summary>The names of the host's devices (<c>virNodeListDevices</c>).</summary>
    /// <param name="capability">Those with that capability, such as <c>pci</c>.</param>
    public unsafe IReadOnlyList<string> ListNodeDeviceNames(string? capability = null) =>
        OwnedStrings.Fill(_handle, CountNodeDevices(capability), (names, room) => Native.virNodeListDevices(_handle, capability, names, room, 0));

    /// <summary>Finds a device (<c>virNodeDeviceLookupByName</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none of that name.</exception>
    public NodeDevice LookupNodeDevice(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new NodeDevice(_handle.Check(Native.virNodeDeviceLookupByName(_handle, name)));
    }

    /// <summary>Finds a SCSI host bus adapter by its world wide names (<c>virNodeDeviceLookupSCSIHostByWWN</c>).</summary>
    /// <param name="nodeName">WWNN.</param>
    /// <param name="portName">WWPN.</param>
    /// <exception cref="ObjectNotFoundException">There is none with those names.</exception>
    public NodeDevice LookupScsiHost(string nodeName, string portName)
    {
        ArgumentNullException.ThrowIfNull(nodeName);
        ArgumentNullException.ThrowIfNull(portName);
        return new NodeDevice(_handle.Check(Native.virNodeDeviceLookupSCSIHostByWWN(_handle, nodeName, portName, 0)));
    }

    /// <summary>Makes a device that goes with the host's next stop, such as a mediated one (<c>virNodeDeviceCreateXML</c>).</summary>
    /// <param name="xml">The description.</param>
    /// <param name="flags">
    /// Left alone, the document is not checked against libvirt's schema, which describes devices as they are listed, and refuses
    /// those that leave name and numbers to libvirt.
    /// </param>
    public NodeDevice CreateNodeDevice(string xml, NodeDeviceCreateXmlFlags flags = NodeDeviceCreateXmlFlags.None)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new NodeDevice(_handle.Check(Native.virNodeDeviceCreateXML(_handle, xml, (uint)flags)));
    }

    /// <summary>Makes the definition of a device, such as a mediated one (<c>virNodeDeviceDefineXML</c>).</summary>
    /// <param name="xml">The definition.</param>
    /// <param name="flags">As for <see cref="CreateNodeDevice"/>.</param>
    public NodeDevice DefineNodeDevice(string xml, NodeDeviceDefineXmlFlags flags = NodeDeviceDefineXmlFlags.None)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new NodeDevice(_handle.Check(Native.virNodeDeviceDefineXML(_handle, xml, (uint)flags)));
    }
}
