using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class NodeDevice
{
    /// <summary>Makes a defined device real, such as a mediated one (<c>virNodeDeviceCreate</c>).</summary>
    public void Start() => _handle.Check(Native.virNodeDeviceCreate(_handle, 0));

    /// <summary>Takes a device away that was made before, such as a mediated one (<c>virNodeDeviceDestroy</c>).</summary>
    public void Destroy() => _handle.Check(Native.virNodeDeviceDestroy(_handle));

    /// <summary>Removes the definition (<c>virNodeDeviceUndefine</c>).</summary>
    public void Undefine() => _handle.Check(Native.virNodeDeviceUndefine(_handle, 0));

    /// <summary>Whether it is made with the host's start (<c>virNodeDeviceGetAutostart</c>).</summary>
    public unsafe bool GetAutostart()
    {
        int enabled;
        _handle.Check(Native.virNodeDeviceGetAutostart(_handle, &enabled));
        return enabled != 0;
    }

    /// <summary>Whether to make it with the host's start (<c>virNodeDeviceSetAutostart</c>).</summary>
    public void SetAutostart(bool enabled) => _handle.Check(Native.virNodeDeviceSetAutostart(_handle, enabled ? 1 : 0));

    /// <summary>Takes it from the host's driver, so that a guest can have it (<c>virNodeDeviceDettach</c>).</summary>
    public void Detach() => _handle.Check(Native.virNodeDeviceDettach(_handle));

    /// <summary>Takes it from the host's driver, so that a guest can have it (<c>virNodeDeviceDetachFlags</c>).</summary>
    /// <param name="driverName">The driver that it is given to, such as <c>vfio</c>; null for the host's choice.</param>
    public void Detach(string? driverName) => _handle.Check(Native.virNodeDeviceDetachFlags(_handle, driverName, 0));

    /// <summary>Gives it back to the host's driver (<c>virNodeDeviceReAttach</c>).</summary>
    public void Reattach() => _handle.Check(Native.virNodeDeviceReAttach(_handle));

    /// <summary>Resets it, for the next guest to find it fresh (<c>virNodeDeviceReset</c>).</summary>
    public void Reset() => _handle.Check(Native.virNodeDeviceReset(_handle));
}
