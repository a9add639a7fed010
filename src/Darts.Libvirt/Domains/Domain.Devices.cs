using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Plugs a device into a running domain (<c>virDomainAttachDevice</c>).</summary>
    /// <param name="xml">The device's element.</param>
    public void AttachDevice(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        _handle.Check(Native.virDomainAttachDevice(_handle, xml));
    }

    /// <summary>Plugs a device into the running domain, its definition, or both (<c>virDomainAttachDeviceFlags</c>).</summary>
    /// <param name="xml">The device's element.</param>
    /// <param name="flags">Which of them.</param>
    public void AttachDevice(string xml, DomainDeviceModifyFlags flags)
    {
        ArgumentNullException.ThrowIfNull(xml);
        _handle.Check(Native.virDomainAttachDeviceFlags(_handle, xml, (uint)flags));
    }

    /// <summary>
    /// Asks the guest to give a device up (<c>virDomainDetachDevice</c>). It may be there for a while: its going is an event.
    /// </summary>
    /// <param name="xml">The device's element, or as much of it as names it.</param>
    public void DetachDevice(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        _handle.Check(Native.virDomainDetachDevice(_handle, xml));
    }

    /// <summary>Takes a device from the running domain, its definition, or both (<c>virDomainDetachDeviceFlags</c>).</summary>
    /// <param name="xml">The device's element, or as much of it as names it.</param>
    /// <param name="flags">Which of them.</param>
    public void DetachDevice(string xml, DomainDeviceModifyFlags flags)
    {
        ArgumentNullException.ThrowIfNull(xml);
        _handle.Check(Native.virDomainDetachDeviceFlags(_handle, xml, (uint)flags));
    }

    /// <summary>Asks the guest to give up the device of that alias, and does not wait (<c>virDomainDetachDeviceAlias</c>).</summary>
    public void DetachDeviceByAlias(string alias, DomainDeviceModifyFlags flags = DomainDeviceModifyFlags.Current)
    {
        ArgumentNullException.ThrowIfNull(alias);
        _handle.Check(Native.virDomainDetachDeviceAlias(_handle, alias, (uint)flags));
    }

    /// <summary>Changes a device in place: the medium of a drive, the link of an interface (<c>virDomainUpdateDeviceFlags</c>).</summary>
    /// <param name="xml">The device's element as it shall be.</param>
    /// <param name="flags">The running domain, its definition, or both.</param>
    public void UpdateDevice(string xml, DomainDeviceModifyFlags flags = DomainDeviceModifyFlags.Current)
    {
        ArgumentNullException.ThrowIfNull(xml);
        _handle.Check(Native.virDomainUpdateDeviceFlags(_handle, xml, (uint)flags));
    }
}
