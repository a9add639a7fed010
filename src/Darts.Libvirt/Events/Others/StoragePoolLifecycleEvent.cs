namespace Darts.Libvirt;

/// <summary>A pool was defined, started, stopped and so on (<c>VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE</c>).</summary>
/// <param name="Uuid">The pool's UUID.</param>
/// <param name="Name">The pool's name at that moment.</param>
/// <param name="Type">What happened.</param>
/// <param name="Detail">Some detail, 0 so far.</param>
public sealed record StoragePoolLifecycleEvent(Guid Uuid, string Name, StoragePoolEventLifecycleType Type, int Detail) : HypervisorEvent;
