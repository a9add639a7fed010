namespace Darts.Libvirt;

/// <summary>Traffic of a disk since the domain started (<c>virDomainBlockStats</c>); null where the hypervisor does not count.</summary>
/// <param name="ReadRequests">Reads.</param>
/// <param name="ReadBytes">Bytes read.</param>
/// <param name="WriteRequests">Writes.</param>
/// <param name="WriteBytes">Bytes written.</param>
/// <param name="Errors">Errors.</param>
public readonly record struct BlockStatistics(long? ReadRequests, long? ReadBytes, long? WriteRequests, long? WriteBytes, long? Errors);
