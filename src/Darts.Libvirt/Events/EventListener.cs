namespace Darts.Libvirt;

/// <summary>Somebody who wants events.</summary>
/// <param name="Deliver">Called on libvirt's event thread, which must never wait.</param>
/// <param name="End">Called when no further event can come.</param>
internal sealed record EventListener(Action<HypervisorEvent> Deliver, Action End);
