namespace Darts.Libvirt;

/// <summary>The description of a device of the host changed (<c>VIR_NODE_DEVICE_EVENT_ID_UPDATE</c>).</summary>
/// <param name="Name">The device's name.</param>
public sealed record NodeDeviceUpdateEvent(string Name) : HypervisorEvent;
