namespace Darts.Libvirt;

/// <summary>A job on a disk (<c>virDomainGetBlockJobInfo</c>).</summary>
/// <param name="Type">What it does.</param>
/// <param name="BytesPerSecond">Its limit; 0 is none.</param>
/// <param name="Current">How far it is. Only its relation to the end means something.</param>
/// <param name="End">Where it is done; that can move, and a copy or an active commit then goes on until it is ended.</param>
public readonly record struct BlockJobInfo(DomainBlockJobType Type, ulong BytesPerSecond, ulong Current, ulong End);
