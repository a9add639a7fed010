using System.Runtime.InteropServices;

namespace Darts.Libvirt;

/// <content>The disks of a guest.</content>
internal static unsafe partial class EventCallbacks
{
    internal static nint IoErrorWithoutReason => (nint)(delegate* unmanaged<nint, nint, byte*, byte*, int, void*, void>)&OnIoErrorWithoutReason;

    [UnmanagedCallersOnly]
    private static void OnIoErrorWithoutReason(nint connection, nint domain, byte* path, byte* alias, int action, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) =>
            new DomainIoErrorWithoutReasonEvent(uuid, name, Text(path), Text(alias), (DomainEventIOErrorAction)action));

    internal static nint IoError => (nint)(delegate* unmanaged<nint, nint, byte*, byte*, int, byte*, void*, void>)&OnIoError;

    [UnmanagedCallersOnly]
    private static void OnIoError(nint connection, nint domain, byte* path, byte* alias, int action, byte* reason, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) =>
            new DomainIoErrorEvent(uuid, name, Text(path), Text(alias), (DomainEventIOErrorAction)action, Text(reason)));

    internal static nint BlockJobByPath => (nint)(delegate* unmanaged<nint, nint, byte*, int, int, void*, void>)&OnBlockJobByPath;

    [UnmanagedCallersOnly]
    private static void OnBlockJobByPath(nint connection, nint domain, byte* disk, int type, int status, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) =>
            new DomainBlockJobByPathEvent(uuid, name, Text(disk), (DomainBlockJobType)type, (ConnectDomainEventBlockJobStatus)status));

    internal static nint BlockJob => (nint)(delegate* unmanaged<nint, nint, byte*, int, int, void*, void>)&OnBlockJob;

    [UnmanagedCallersOnly]
    private static void OnBlockJob(nint connection, nint domain, byte* disk, int type, int status, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) =>
            new DomainBlockJobEvent(uuid, name, Text(disk), (DomainBlockJobType)type, (ConnectDomainEventBlockJobStatus)status));

    internal static nint BlockThreshold => (nint)(delegate* unmanaged<nint, nint, byte*, byte*, ulong, ulong, void*, void>)&OnBlockThreshold;

    [UnmanagedCallersOnly]
    private static void OnBlockThreshold(nint connection, nint domain, byte* device, byte* path, ulong threshold, ulong excess, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) =>
            new DomainBlockThresholdEvent(uuid, name, Text(device), TextOrNull(path), threshold, excess));

    internal static nint DiskChange => (nint)(delegate* unmanaged<nint, nint, byte*, byte*, byte*, int, void*, void>)&OnDiskChange;

    [UnmanagedCallersOnly]
    private static void OnDiskChange(nint connection, nint domain, byte* before, byte* now, byte* alias, int reason, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) =>
            new DomainDiskChangeEvent(uuid, name, TextOrNull(before), TextOrNull(now), Text(alias), (ConnectDomainEventDiskChangeReason)reason));

    internal static nint TrayChange => (nint)(delegate* unmanaged<nint, nint, byte*, int, void*, void>)&OnTrayChange;

    [UnmanagedCallersOnly]
    private static void OnTrayChange(nint connection, nint domain, byte* alias, int reason, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainTrayChangeEvent(uuid, name, Text(alias), (DomainEventTrayChangeReason)reason));
}
