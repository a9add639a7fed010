using System.Runtime.InteropServices;

namespace Darts.Libvirt;

/// <content>The life of a guest.</content>
internal static unsafe partial class EventCallbacks
{
    internal static nint Lifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, int>)&OnLifecycle;

    [UnmanagedCallersOnly]
    private static int OnLifecycle(nint connection, nint domain, int type, int detail, void* opaque)
    {
        Deliver(domain, opaque, (uuid, name) => new DomainLifecycleEvent(uuid, name, (DomainEventType)type, detail));
        return 0;
    }

    internal static nint Reboot => (nint)(delegate* unmanaged<nint, nint, void*, void>)&OnReboot;

    [UnmanagedCallersOnly]
    private static void OnReboot(nint connection, nint domain, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainRebootEvent(uuid, name));

    internal static nint RtcChange => (nint)(delegate* unmanaged<nint, nint, long, void*, void>)&OnRtcChange;

    [UnmanagedCallersOnly]
    private static void OnRtcChange(nint connection, nint domain, long offset, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainRtcChangeEvent(uuid, name, Seconds(offset)));

    internal static nint Watchdog => (nint)(delegate* unmanaged<nint, nint, int, void*, void>)&OnWatchdog;

    [UnmanagedCallersOnly]
    private static void OnWatchdog(nint connection, nint domain, int action, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainWatchdogEvent(uuid, name, (DomainEventWatchdogAction)action));

    internal static nint ControlError => (nint)(delegate* unmanaged<nint, nint, void*, void>)&OnControlError;

    [UnmanagedCallersOnly]
    private static void OnControlError(nint connection, nint domain, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainControlErrorEvent(uuid, name));

    internal static nint WakeUp => (nint)(delegate* unmanaged<nint, nint, int, void*, void>)&OnWakeUp;

    [UnmanagedCallersOnly]
    private static void OnWakeUp(nint connection, nint domain, int reason, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainWakeUpEvent(uuid, name, reason));

    internal static nint Sleep => (nint)(delegate* unmanaged<nint, nint, int, void*, void>)&OnSleep;

    [UnmanagedCallersOnly]
    private static void OnSleep(nint connection, nint domain, int reason, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainSleepEvent(uuid, name, reason));

    internal static nint Hibernate => (nint)(delegate* unmanaged<nint, nint, int, void*, void>)&OnHibernate;

    [UnmanagedCallersOnly]
    private static void OnHibernate(nint connection, nint domain, int reason, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainHibernateEvent(uuid, name, reason));

    internal static nint AgentLifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&OnAgentLifecycle;

    [UnmanagedCallersOnly]
    private static void OnAgentLifecycle(nint connection, nint domain, int state, int reason, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) =>
            new DomainAgentLifecycleEvent(uuid, name, (ConnectDomainEventAgentLifecycleState)state, (ConnectDomainEventAgentLifecycleReason)reason));

    internal static nint MetadataChange => (nint)(delegate* unmanaged<nint, nint, int, byte*, void*, void>)&OnMetadataChange;

    [UnmanagedCallersOnly]
    private static void OnMetadataChange(nint connection, nint domain, int type, byte* uri, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainMetadataChangeEvent(uuid, name, (DomainMetadataType)type, TextOrNull(uri)));

    // A guest sets its clock as it likes, also beyond what a TimeSpan holds.
    private static TimeSpan Seconds(long seconds)
    {
        const long Most = long.MaxValue / TimeSpan.TicksPerSecond;
        return new TimeSpan(Math.Clamp(seconds, -Most, Most) * TimeSpan.TicksPerSecond);
    }
}
