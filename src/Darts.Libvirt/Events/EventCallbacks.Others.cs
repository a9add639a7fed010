using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <content>Networks, storage pools, the host's devices and secrets.</content>
internal static unsafe partial class EventCallbacks
{
    internal static nint NetworkLifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&OnNetworkLifecycle;

    [UnmanagedCallersOnly]
    private static void OnNetworkLifecycle(nint connection, nint network, int type, int detail, void* opaque) => Deliver(opaque, () =>
    {
        using var its = Borrowed.Hold<NetworkHandle>(network, Native.virNetworkRef);
        var uuid = stackalloc byte[UuidBytes.Length];
        its.Check(Native.virNetworkGetUUID(its, uuid));
        return new NetworkLifecycleEvent(UuidBytes.Read(uuid), its.Check(Native.virNetworkGetName(its)), (NetworkEventLifecycleType)type, detail);
    });

    internal static nint StoragePoolLifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&OnStoragePoolLifecycle;

    [UnmanagedCallersOnly]
    private static void OnStoragePoolLifecycle(nint connection, nint pool, int type, int detail, void* opaque) =>
        DeliverOfPool(pool, opaque, (uuid, name) => new StoragePoolLifecycleEvent(uuid, name, (StoragePoolEventLifecycleType)type, detail));

    internal static nint StoragePoolRefresh => (nint)(delegate* unmanaged<nint, nint, void*, void>)&OnStoragePoolRefresh;

    [UnmanagedCallersOnly]
    private static void OnStoragePoolRefresh(nint connection, nint pool, void* opaque) =>
        DeliverOfPool(pool, opaque, (uuid, name) => new StoragePoolRefreshEvent(uuid, name));

    internal static nint NodeDeviceLifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&OnNodeDeviceLifecycle;

    [UnmanagedCallersOnly]
    private static void OnNodeDeviceLifecycle(nint connection, nint device, int type, int detail, void* opaque) =>
        DeliverOfDevice(device, opaque, name => new NodeDeviceLifecycleEvent(name, (NodeDeviceEventLifecycleType)type, detail));

    internal static nint NodeDeviceUpdate => (nint)(delegate* unmanaged<nint, nint, void*, void>)&OnNodeDeviceUpdate;

    [UnmanagedCallersOnly]
    private static void OnNodeDeviceUpdate(nint connection, nint device, void* opaque) =>
        DeliverOfDevice(device, opaque, name => new NodeDeviceUpdateEvent(name));

    internal static nint SecretLifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&OnSecretLifecycle;

    [UnmanagedCallersOnly]
    private static void OnSecretLifecycle(nint connection, nint secret, int type, int detail, void* opaque) =>
        DeliverOfSecret(secret, opaque, (uuid, usage, id) => new SecretLifecycleEvent(uuid, usage, id, (SecretEventLifecycleType)type, detail));

    internal static nint SecretValueChanged => (nint)(delegate* unmanaged<nint, nint, void*, void>)&OnSecretValueChanged;

    [UnmanagedCallersOnly]
    private static void OnSecretValueChanged(nint connection, nint secret, void* opaque) =>
        DeliverOfSecret(secret, opaque, (uuid, usage, id) => new SecretValueChangedEvent(uuid, usage, id));

    private static void DeliverOfPool(nint pool, void* opaque, Func<Guid, string, HypervisorEvent> copy) => Deliver(opaque, () =>
    {
        using var its = Borrowed.Hold<StoragePoolHandle>(pool, Native.virStoragePoolRef);
        var uuid = stackalloc byte[UuidBytes.Length];
        its.Check(Native.virStoragePoolGetUUID(its, uuid));
        return copy(UuidBytes.Read(uuid), its.Check(Native.virStoragePoolGetName(its)));
    });

    private static void DeliverOfDevice(nint device, void* opaque, Func<string, HypervisorEvent> copy) => Deliver(opaque, () =>
    {
        using var its = Borrowed.Hold<NodeDeviceHandle>(device, Native.virNodeDeviceRef);
        return copy(its.Check(Native.virNodeDeviceGetName(its)));
    });

    private static void DeliverOfSecret(nint secret, void* opaque, Func<Guid, SecretUsageType, string, HypervisorEvent> copy) => Deliver(opaque, () =>
    {
        using var its = Borrowed.Hold<SecretHandle>(secret, Native.virSecretRef);
        var uuid = stackalloc byte[UuidBytes.Length];
        its.Check(Native.virSecretGetUUID(its, uuid));
        return copy(UuidBytes.Read(uuid), (SecretUsageType)Native.virSecretGetUsageType(its), Native.virSecretGetUsageID(its) ?? "");
    });
}
