namespace Darts.Libvirt;

/// <summary>Events may be missing before this marker: look at everything anew.</summary>
/// <param name="Reason">Why.</param>
public sealed record Resync(ResyncReason Reason) : HypervisorEvent;
