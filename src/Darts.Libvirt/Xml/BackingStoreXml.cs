namespace Darts.Libvirt.Xml;

/// <summary>The image below an overlay. The format is always given: a probed one could be forged by a guest.</summary>
/// <param name="Path">Its path on the host.</param>
/// <param name="Format">Its format in libvirt's words: <c>qcow2</c>, <c>raw</c> and so on.</param>
public sealed record BackingStoreXml(string Path, string Format);
