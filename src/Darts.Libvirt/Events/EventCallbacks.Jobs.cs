using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <content>Jobs, limits, viewers, and what QEMU itself tells.</content>
internal static unsafe partial class EventCallbacks
{
    internal static nint Tunable => (nint)(delegate* unmanaged<nint, nint, virTypedParameter*, int, void*, void>)&OnTunable;

    [UnmanagedCallersOnly]
    private static void OnTunable(nint connection, nint domain, virTypedParameter* parameters, int count, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainTunableEvent(uuid, name, TypedParameters.Copy(parameters, count)));

    internal static nint JobCompleted => (nint)(delegate* unmanaged<nint, nint, virTypedParameter*, int, void*, void>)&OnJobCompleted;

    [UnmanagedCallersOnly]
    private static void OnJobCompleted(nint connection, nint domain, virTypedParameter* parameters, int count, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainJobCompletedEvent(uuid, name, TypedParameters.Copy(parameters, count)));

    internal static nint MigrationIteration => (nint)(delegate* unmanaged<nint, nint, int, void*, void>)&OnMigrationIteration;

    [UnmanagedCallersOnly]
    private static void OnMigrationIteration(nint connection, nint domain, int iteration, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) => new DomainMigrationIterationEvent(uuid, name, iteration));

    internal static nint Graphics => (nint)(delegate* unmanaged<
        nint, nint, int, virDomainEventGraphicsAddress*, virDomainEventGraphicsAddress*, byte*, virDomainEventGraphicsSubject*, void*, void>)&OnGraphics;

    [UnmanagedCallersOnly]
    private static void OnGraphics(
        nint connection,
        nint domain,
        int phase,
        virDomainEventGraphicsAddress* local,
        virDomainEventGraphicsAddress* remote,
        byte* scheme,
        virDomainEventGraphicsSubject* subject,
        void* opaque) =>
        Deliver(domain, opaque, (uuid, name) =>
            new DomainGraphicsEvent(uuid, name, (DomainEventGraphicsPhase)phase, Address(local), Address(remote), Text(scheme), Identities(subject)));

    internal static nint QemuMonitor => (nint)(delegate* unmanaged<nint, nint, byte*, long, uint, byte*, void*, void>)&OnQemuMonitor;

    [UnmanagedCallersOnly]
    private static void OnQemuMonitor(nint connection, nint domain, byte* happened, long seconds, uint microseconds, byte* details, void* opaque) =>
        Deliver(domain, opaque, (uuid, name) =>
            new QemuMonitorEvent(uuid, name, Text(happened), Time(seconds, microseconds), TextOrNull(details)));

    private static GraphicsAddress Address(virDomainEventGraphicsAddress* address) => address is null
        ? new GraphicsAddress(DomainEventGraphicsAddressType.Unix, "", "")
        : new GraphicsAddress((DomainEventGraphicsAddressType)address->family, Text(address->node), Text(address->service));

    private static GraphicsIdentity[] Identities(virDomainEventGraphicsSubject* subject)
    {
        var identities = new GraphicsIdentity[subject is null ? 0 : subject->nidentity];
        for (var i = 0; i < identities.Length; i++)
        {
            identities[i] = new GraphicsIdentity(Text(subject->identities[i].type), Text(subject->identities[i].name));
        }

        return identities;
    }

    private static DateTimeOffset Time(long seconds, uint microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (microseconds * TimeSpan.TicksPerMicrosecond));
}
