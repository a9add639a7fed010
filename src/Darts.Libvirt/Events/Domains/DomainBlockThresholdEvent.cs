namespace Darts.Libvirt;

/// <summary>A disk was written beyond the threshold set for it (<c>VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Device">The disk, or the part of its backing chain, such as <c>vda[1]</c>.</param>
/// <param name="Path">Its image where that is a local file.</param>
/// <param name="ThresholdBytes">The threshold, in bytes from the image's begin.</param>
/// <param name="ExcessBytes">How many bytes beyond it were written.</param>
public sealed record DomainBlockThresholdEvent(Guid Uuid, string Name, string Device, string? Path, ulong ThresholdBytes, ulong ExcessBytes)
    : DomainEvent(Uuid, Name);
