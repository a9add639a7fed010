namespace Darts.Libvirt;

/// <summary>A pool was looked through anew, so its volumes may be others (<c>VIR_STORAGE_POOL_EVENT_ID_REFRESH</c>).</summary>
/// <param name="Uuid">The pool's UUID.</param>
/// <param name="Name">The pool's name at that moment.</param>
public sealed record StoragePoolRefreshEvent(Guid Uuid, string Name) : HypervisorEvent;
