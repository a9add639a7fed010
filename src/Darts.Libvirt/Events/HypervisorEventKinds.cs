using System.Diagnostics.CodeAnalysis;

namespace Darts.Libvirt;

/// <summary>Kinds of events to subscribe to.</summary>
[Flags]
[SuppressMessage("Design", "CA1028", Justification = "There are more kinds than an int has bits.")]
public enum HypervisorEventKinds : ulong
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="DomainLifecycleEvent"/></summary>
    DomainLifecycle = 1UL << 0,

    /// <summary><see cref="DomainRebootEvent"/></summary>
    DomainReboot = 1UL << 1,

    /// <summary><see cref="DomainIoErrorEvent"/></summary>
    DomainIoError = 1UL << 2,

    /// <summary><see cref="DomainAgentLifecycleEvent"/></summary>
    DomainAgentLifecycle = 1UL << 3,

    /// <summary><see cref="DomainRtcChangeEvent"/></summary>
    DomainRtcChange = 1UL << 4,

    /// <summary><see cref="DomainWatchdogEvent"/></summary>
    DomainWatchdog = 1UL << 5,

    /// <summary><see cref="DomainIoErrorWithoutReasonEvent"/></summary>
    DomainIoErrorWithoutReason = 1UL << 6,

    /// <summary><see cref="DomainGraphicsEvent"/></summary>
    DomainGraphics = 1UL << 7,

    /// <summary><see cref="DomainControlErrorEvent"/></summary>
    DomainControlError = 1UL << 8,

    /// <summary><see cref="DomainBlockJobByPathEvent"/></summary>
    DomainBlockJobByPath = 1UL << 9,

    /// <summary><see cref="DomainBlockJobEvent"/></summary>
    DomainBlockJob = 1UL << 10,

    /// <summary><see cref="DomainDiskChangeEvent"/></summary>
    DomainDiskChange = 1UL << 11,

    /// <summary><see cref="DomainTrayChangeEvent"/></summary>
    DomainTrayChange = 1UL << 12,

    /// <summary><see cref="DomainWakeUpEvent"/></summary>
    DomainWakeUp = 1UL << 13,

    /// <summary><see cref="DomainSleepEvent"/></summary>
    DomainSleep = 1UL << 14,

    /// <summary><see cref="DomainHibernateEvent"/></summary>
    DomainHibernate = 1UL << 15,

    /// <summary><see cref="DomainBalloonChangeEvent"/></summary>
    DomainBalloonChange = 1UL << 16,

    /// <summary><see cref="DomainDeviceRemovedEvent"/></summary>
    DomainDeviceRemoved = 1UL << 17,

    /// <summary><see cref="DomainDeviceAddedEvent"/></summary>
    DomainDeviceAdded = 1UL << 18,

    /// <summary><see cref="DomainDeviceRemovalFailedEvent"/></summary>
    DomainDeviceRemovalFailed = 1UL << 19,

    /// <summary><see cref="DomainTunableEvent"/></summary>
    DomainTunable = 1UL << 20,

    /// <summary><see cref="DomainMigrationIterationEvent"/></summary>
    DomainMigrationIteration = 1UL << 21,

    /// <summary><see cref="DomainJobCompletedEvent"/></summary>
    DomainJobCompleted = 1UL << 22,

    /// <summary><see cref="DomainMetadataChangeEvent"/></summary>
    DomainMetadataChange = 1UL << 23,

    /// <summary><see cref="DomainBlockThresholdEvent"/></summary>
    DomainBlockThreshold = 1UL << 24,

    /// <summary><see cref="DomainMemoryFailureEvent"/></summary>
    DomainMemoryFailure = 1UL << 25,

    /// <summary><see cref="DomainMemoryDeviceSizeChangeEvent"/></summary>
    DomainMemoryDeviceSizeChange = 1UL << 26,

    /// <summary><see cref="NetworkLifecycleEvent"/></summary>
    NetworkLifecycle = 1UL << 27,

    /// <summary><see cref="StoragePoolLifecycleEvent"/></summary>
    StoragePoolLifecycle = 1UL << 28,

    /// <summary><see cref="StoragePoolRefreshEvent"/></summary>
    StoragePoolRefresh = 1UL << 29,

    /// <summary><see cref="NodeDeviceLifecycleEvent"/></summary>
    NodeDeviceLifecycle = 1UL << 30,

    /// <summary><see cref="NodeDeviceUpdateEvent"/></summary>
    NodeDeviceUpdate = 1UL << 31,

    /// <summary><see cref="SecretLifecycleEvent"/></summary>
    SecretLifecycle = 1UL << 32,

    /// <summary><see cref="SecretValueChangedEvent"/></summary>
    SecretValueChanged = 1UL << 33,

    /// <summary>Every kind that tells of domains, but for the two that another tells better: by path, and without reason.</summary>
    Domain = ((1UL << 27) - 1) & ~(DomainIoErrorWithoutReason | DomainBlockJobByPath),

    /// <summary>Every kind that tells of storage pools.</summary>
    StoragePool = StoragePoolLifecycle | StoragePoolRefresh,

    /// <summary>Every kind that tells of the host's devices.</summary>
    NodeDevice = NodeDeviceLifecycle | NodeDeviceUpdate,

    /// <summary>Every kind that tells of secrets.</summary>
    Secret = SecretLifecycle | SecretValueChanged,

    /// <summary>Every kind, but for the two that another tells better.</summary>
    All = Domain | NetworkLifecycle | StoragePool | NodeDevice | Secret,
}
