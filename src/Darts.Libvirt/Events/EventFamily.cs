namespace Darts.Libvirt;

/// <summary>The pairs of functions by which events are registered.</summary>
internal enum EventFamily
{
    Domain,
    OldLifecycle,
    QemuMonitor,
    Network,
    StoragePool,
    NodeDevice,
    Secret,
}
