namespace Darts.Libvirt;

/// <summary>One registration with libvirt: what, of which domain, and for QEMU's own events which of them.</summary>
/// <param name="Kind">The kind; none for QEMU's own events.</param>
/// <param name="Family">The functions to register with.</param>
/// <param name="Id">libvirt's number of the kind within its family.</param>
/// <param name="Callback">What libvirt shall call, an entry of <see cref="EventCallbacks"/>.</param>
internal sealed record EventSource(HypervisorEventKinds Kind, EventFamily Family, int Id, nint Callback)
{
    /// <summary>The only domain whose events are wanted; null for all.</summary>
    internal Guid? Domain { get; init; }

    /// <summary>The name or pattern of QEMU's events; null for all.</summary>
    internal string? MonitorEvent { get; init; }

    /// <summary>How <see cref="MonitorEvent"/> is meant.</summary>
    internal ConnectDomainQemuMonitorEventRegisterFlags MonitorFlags { get; init; }
}
