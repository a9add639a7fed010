using System.Runtime.InteropServices;

namespace Darts.Libvirt;

/// <content>The devices and the memory of a guest.</content>
internal static unsafe partial class EventCallbacks
{
    private const ulong Kibi = 1024;

    internal static nint DeviceAdded => (nint)(delegate* unmanaged<nint, nint, byte*, void*, void>)&OnDeviceAdded;

    [UnmanagedCallersOnly]
    private static void OnDeviceAdded(nint connection, nint domain, byte* alias, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainDeviceAddedEvent(uuid, name, Text(alias)));

    internal static nint DeviceRemoved => (nint)(delegate* unmanaged<nint, nint, byte*, void*, void>)&OnDeviceRemoved;

    [UnmanagedCallersOnly]
    private static void OnDeviceRemoved(nint connection, nint domain, byte* alias, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainDeviceRemovedEvent(uuid, name, Text(alias)));

    internal static nint DeviceRemovalFailed => (nint)(delegate* unmanaged<nint, nint, byte*, void*, void>)&OnDeviceRemovalFailed;

    [UnmanagedCallersOnly]
    private static void OnDeviceRemovalFailed(nint connection, nint domain, byte* alias, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainDeviceRemovalFailedEvent(uuid, name, Text(alias)));

    internal static nint BalloonChange => (nint)(delegate* unmanaged<nint, nint, ulong, void*, void>)&OnBalloonChange;

    [UnmanagedCallersOnly]
    private static void OnBalloonChange(nint connection, nint domain, ulong kibibytes, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainBalloonChangeEvent(uuid, name, kibibytes * Kibi));

    internal static nint MemoryDeviceSizeChange => (nint)(delegate* unmanaged<nint, nint, byte*, ulong, void*, void>)&OnMemoryDeviceSizeChange;

    [UnmanagedCallersOnly]
    private static void OnMemoryDeviceSizeChange(nint connection, nint domain, byte* alias, ulong kibibytes, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainMemoryDeviceSizeChangeEvent(uuid, name, Text(alias), kibibytes * Kibi));

    internal static nint MemoryFailure => (nint)(delegate* unmanaged<nint, nint, int, int, uint, void*, void>)&OnMemoryFailure;

    [UnmanagedCallersOnly]
    private static void OnMemoryFailure(nint connection, nint domain, int recipient, int action, uint flags, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) =>
            new DomainMemoryFailureEvent(uuid, name, (DomainMemoryFailureRecipientType)recipient, (DomainMemoryFailureActionType)action, (DomainMemoryFailureFlags)flags));
}
