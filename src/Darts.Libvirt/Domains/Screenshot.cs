namespace Darts.Libvirt;

/// <summary>A picture of a guest's screen.</summary>
/// <param name="MediaType">Its format, such as <c>image/png</c> or <c>image/x-portable-pixmap</c>; the hypervisor chooses.</param>
/// <param name="Content">The picture.</param>
public sealed record Screenshot(string MediaType, byte[] Content);
