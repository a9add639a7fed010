using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>What libvirt calls. An exception that left one of these would end the process.</summary>
internal static unsafe class EventCallbacks
{
    /// <summary>Called by libvirt when it forgets a callback, perhaps some time after it was deregistered.</summary>
    internal static delegate* unmanaged<void*, void> Free => &Release;

    internal static (DomainEventID Id, nint Callback) For(HypervisorEventKinds kind) => kind switch
    {
        HypervisorEventKinds.DomainLifecycle =>
            (DomainEventID.Lifecycle, (nint)(delegate* unmanaged<nint, nint, int, int, void*, int>)&Lifecycle),
        HypervisorEventKinds.DomainReboot => (DomainEventID.Reboot, (nint)(delegate* unmanaged<nint, nint, void*, void>)&Reboot),
        HypervisorEventKinds.DomainIoError =>
            (DomainEventID.IoErrorReason, (nint)(delegate* unmanaged<nint, nint, byte*, byte*, int, byte*, void*, void>)&IoError),
        HypervisorEventKinds.DomainAgentLifecycle =>
            (DomainEventID.AgentLifecycle, (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&AgentLifecycle),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No event of that kind."),
    };

    [UnmanagedCallersOnly]
    private static int Lifecycle(nint connection, nint domain, int type, int detail, void* opaque)
    {
        Deliver(HypervisorEventKinds.DomainLifecycle, domain, opaque, (uuid, name) => new DomainLifecycleEvent(uuid, name, (DomainEventType)type, detail));
        return 0;
    }

    [UnmanagedCallersOnly]
    private static void Reboot(nint connection, nint domain, void* opaque) =>
        Deliver(HypervisorEventKinds.DomainReboot, domain, opaque, (uuid, name) => new DomainRebootEvent(uuid, name));

    [UnmanagedCallersOnly]
    private static void IoError(nint connection, nint domain, byte* path, byte* alias, int action, byte* reason, void* opaque) =>
        Deliver(HypervisorEventKinds.DomainIoError, domain, opaque, (uuid, name) => new DomainIoErrorEvent(
            uuid, name, Text(path), Text(alias), (DomainEventIOErrorAction)action, Text(reason)));

    [UnmanagedCallersOnly]
    private static void AgentLifecycle(nint connection, nint domain, int state, int reason, void* opaque) =>
        Deliver(HypervisorEventKinds.DomainAgentLifecycle, domain, opaque, (uuid, name) => new DomainAgentLifecycleEvent(
            uuid, name, (ConnectDomainEventAgentLifecycleState)state, (ConnectDomainEventAgentLifecycleReason)reason));

    [UnmanagedCallersOnly]
    private static void Release(void* opaque) => GCHandle.FromIntPtr((nint)opaque).Free();

    private static void Deliver(HypervisorEventKinds kind, nint domain, void* opaque, Func<Guid, string, HypervisorEvent> make)
    {
        try
        {
            var hub = (EventHub)GCHandle.FromIntPtr((nint)opaque).Target!;
            hub.Deliver(kind, make(BorrowedDomain.Uuid(domain), BorrowedDomain.Name(domain)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One event is lost, which beats losing the process; nothing here is the reader's code.
        }
    }

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
