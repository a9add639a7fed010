using Kinds = Darts.Libvirt.HypervisorEventKinds;

namespace Darts.Libvirt;

/// <summary>Every kind of event with the callback that takes its arguments. The pointers' types are those of libvirt's callbacks.</summary>
internal static class EventSources
{
    internal static readonly EventSource OldLifecycle = new(Kinds.DomainLifecycle, EventFamily.OldLifecycle, 0, EventCallbacks.Lifecycle);

    internal static readonly EventSource QemuMonitor = new(Kinds.None, EventFamily.QemuMonitor, 0, EventCallbacks.QemuMonitor);

    internal static readonly IReadOnlyList<EventSource> All =
    [
        Of(Kinds.DomainLifecycle, DomainEventID.Lifecycle, EventCallbacks.Lifecycle),
        Of(Kinds.DomainReboot, DomainEventID.Reboot, EventCallbacks.Reboot),
        Of(Kinds.DomainRtcChange, DomainEventID.RtcChange, EventCallbacks.RtcChange),
        Of(Kinds.DomainWatchdog, DomainEventID.Watchdog, EventCallbacks.Watchdog),
        Of(Kinds.DomainIoErrorWithoutReason, DomainEventID.IoError, EventCallbacks.IoErrorWithoutReason),
        Of(Kinds.DomainGraphics, DomainEventID.Graphics, EventCallbacks.Graphics),
        Of(Kinds.DomainIoError, DomainEventID.IoErrorReason, EventCallbacks.IoError),
        Of(Kinds.DomainControlError, DomainEventID.ControlError, EventCallbacks.ControlError),
        Of(Kinds.DomainBlockJobByPath, DomainEventID.BlockJob, EventCallbacks.BlockJobByPath),
        Of(Kinds.DomainDiskChange, DomainEventID.DiskChange, EventCallbacks.DiskChange),
        Of(Kinds.DomainTrayChange, DomainEventID.TrayChange, EventCallbacks.TrayChange),
        Of(Kinds.DomainWakeUp, DomainEventID.Pmwakeup, EventCallbacks.WakeUp),
        Of(Kinds.DomainSleep, DomainEventID.PmSuspend, EventCallbacks.Sleep),
        Of(Kinds.DomainBalloonChange, DomainEventID.BalloonChange, EventCallbacks.BalloonChange),
        Of(Kinds.DomainHibernate, DomainEventID.PmSuspendDisk, EventCallbacks.Hibernate),
        Of(Kinds.DomainDeviceRemoved, DomainEventID.DeviceRemoved, EventCallbacks.DeviceRemoved),
        Of(Kinds.DomainBlockJob, DomainEventID.BlockJob2, EventCallbacks.BlockJob),
        Of(Kinds.DomainTunable, DomainEventID.Tunable, EventCallbacks.Tunable),
        Of(Kinds.DomainAgentLifecycle, DomainEventID.AgentLifecycle, EventCallbacks.AgentLifecycle),
        Of(Kinds.DomainDeviceAdded, DomainEventID.DeviceAdded, EventCallbacks.DeviceAdded),
        Of(Kinds.DomainMigrationIteration, DomainEventID.MigrationIteration, EventCallbacks.MigrationIteration),
        Of(Kinds.DomainJobCompleted, DomainEventID.JobCompleted, EventCallbacks.JobCompleted),
        Of(Kinds.DomainDeviceRemovalFailed, DomainEventID.DeviceRemovalFailed, EventCallbacks.DeviceRemovalFailed),
        Of(Kinds.DomainMetadataChange, DomainEventID.MetadataChange, EventCallbacks.MetadataChange),
        Of(Kinds.DomainBlockThreshold, DomainEventID.BlockThreshold, EventCallbacks.BlockThreshold),
        Of(Kinds.DomainMemoryFailure, DomainEventID.MemoryFailure, EventCallbacks.MemoryFailure),
        Of(Kinds.DomainMemoryDeviceSizeChange, DomainEventID.MemoryDeviceSizeChange, EventCallbacks.MemoryDeviceSizeChange),
        new(Kinds.NetworkLifecycle, EventFamily.Network, (int)NetworkEventID.Lifecycle, EventCallbacks.NetworkLifecycle),
        new(Kinds.StoragePoolLifecycle, EventFamily.StoragePool, (int)StoragePoolEventID.Lifecycle, EventCallbacks.StoragePoolLifecycle),
        new(Kinds.StoragePoolRefresh, EventFamily.StoragePool, (int)StoragePoolEventID.Refresh, EventCallbacks.StoragePoolRefresh),
        new(Kinds.NodeDeviceLifecycle, EventFamily.NodeDevice, (int)NodeDeviceEventID.Lifecycle, EventCallbacks.NodeDeviceLifecycle),
        new(Kinds.NodeDeviceUpdate, EventFamily.NodeDevice, (int)NodeDeviceEventID.Update, EventCallbacks.NodeDeviceUpdate),
        new(Kinds.SecretLifecycle, EventFamily.Secret, (int)SecretEventID.Lifecycle, EventCallbacks.SecretLifecycle),
        new(Kinds.SecretValueChanged, EventFamily.Secret, (int)SecretEventID.ValueChanged, EventCallbacks.SecretValueChanged),
    ];

    /// <summary>The sources of the wanted kinds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    internal static IReadOnlyList<EventSource> Of(Kinds kinds)
    {
        var sources = All.Where(s => kinds.HasFlag(s.Kind)).ToList();
        var known = sources.Aggregate(Kinds.None, (all, s) => all | s.Kind);
        return known == kinds && kinds != Kinds.None ? sources : throw new ArgumentOutOfRangeException(nameof(kinds), kinds, "No events of that kind.");
    }

    private static EventSource Of(Kinds kind, DomainEventID id, nint callback) => new(kind, EventFamily.Domain, (int)id, callback);
}
