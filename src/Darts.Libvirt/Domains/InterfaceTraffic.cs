namespace Darts.Libvirt;

/// <summary>Traffic in one direction; null where the hypervisor does not count.</summary>
/// <param name="Bytes">Bytes.</param>
/// <param name="Packets">Packets.</param>
/// <param name="Errors">Packets with errors.</param>
/// <param name="Dropped">Packets that were dropped.</param>
public readonly record struct InterfaceTraffic(long? Bytes, long? Packets, long? Errors, long? Dropped);
