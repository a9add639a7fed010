namespace Darts.Domain.Machines.Images;

/// <summary>What changes when an image is written to.</summary>
/// <param name="Path">The image's path on the host.</param>
/// <param name="State">Its size and the time of its last change, as far as libvirt tells.</param>
internal sealed record ImageState(string Path, string State);
