namespace Darts.Libvirt.Xml;

/// <summary>One kind of guest that a host can run.</summary>
/// <param name="Architecture">The guest's architecture.</param>
/// <param name="Emulator">The emulator's path on the host.</param>
/// <param name="DomainTypes">The domain types, such as <c>qemu</c> and <c>kvm</c>.</param>
public sealed record GuestCapability(string Architecture, string? Emulator, IReadOnlyList<string> DomainTypes);
