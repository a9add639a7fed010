using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A device of the host, such as a PCI card. Owns a reference to the libvirt object.</summary>
[DebuggerDisplay("{Name}")]
public sealed partial class NodeDevice : IDisposable
{
    private readonly NodeDeviceHandle _handle;

    internal NodeDevice(NodeDeviceHandle handle) => _handle = handle;

    /// <summary>The name, such as <c>pci_0000_00_02_0</c> (<c>virNodeDeviceGetName</c>).</summary>
    public string Name => _handle.Check(Native.virNodeDeviceGetName(_handle));

    /// <summary>The name of the device that it hangs on; null for the root of all (<c>virNodeDeviceGetParent</c>).</summary>
    public string? ParentName
    {
        get
        {
            var name = Native.virNodeDeviceGetParent(_handle);
            // No name stands for "failed" as well.
            _handle.Check(name is null && Native.virGetLastErrorCode() != 0 ? -1 : 0, nameof(Native.virNodeDeviceGetParent));
            return name;
        }
    }

    /// <summary>Whether it is there now (<c>virNodeDeviceIsActive</c>).</summary>
    public bool IsActive => _handle.Check(Native.virNodeDeviceIsActive(_handle)) == 1;

    /// <summary>Whether its definition outlives a stop (<c>virNodeDeviceIsPersistent</c>).</summary>
    public bool IsPersistent => _handle.Check(Native.virNodeDeviceIsPersistent(_handle)) == 1;

    /// <summary>The description as XML (<c>virNodeDeviceGetXMLDesc</c>).</summary>
    public string GetXml() => _handle.Check(Native.virNodeDeviceGetXMLDesc(_handle, 0));

    /// <summary>How many capabilities it has (<c>virNodeDeviceNumOfCaps</c>).</summary>
    public int CountCapabilities() => _handle.Check(Native.virNodeDeviceNumOfCaps(_handle));

    /// <summary>What it is, such as <c>pci</c> or <c>net</c> (<c>virNodeDeviceListCaps</c>).</summary>
    public unsafe IReadOnlyList<string> ListCapabilityNames() =>
        OwnedStrings.Fill(_handle, CountCapabilities(), (names, room) => Native.virNodeDeviceListCaps(_handle, names, room));

    /// <summary>A second owner of the same device (<c>virNodeDeviceRef</c>).</summary>
    public NodeDevice Duplicate() => new(_handle.Duplicate<NodeDeviceHandle>(Native.virNodeDeviceRef));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
