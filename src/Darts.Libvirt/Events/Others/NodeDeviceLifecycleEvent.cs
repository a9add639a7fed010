namespace Darts.Libvirt;

/// <summary>A device of the host came, went, was defined and so on (<c>VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE</c>).</summary>
/// <param name="Name">The device's name.</param>
/// <param name="Type">What happened.</param>
/// <param name="Detail">Some detail, 0 so far.</param>
public sealed record NodeDeviceLifecycleEvent(string Name, NodeDeviceEventLifecycleType Type, int Detail) : HypervisorEvent;
