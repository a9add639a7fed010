namespace Darts.Libvirt;

/// <summary>A network was defined, started, stopped and so on (<c>VIR_NETWORK_EVENT_ID_LIFECYCLE</c>).</summary>
/// <param name="Uuid">The network's UUID.</param>
/// <param name="Name">The network's name at that moment.</param>
/// <param name="Type">What happened.</param>
/// <param name="Detail">Some detail, 0 so far.</param>
public sealed record NetworkLifecycleEvent(Guid Uuid, string Name, NetworkEventLifecycleType Type, int Detail) : HypervisorEvent;
