namespace Darts.Libvirt;

/// <summary>A file system that a guest has mounted (<c>virDomainGetFSInfo</c>).</summary>
/// <param name="MountPoint">Where.</param>
/// <param name="Name">The device's name in the guest.</param>
/// <param name="Type">Its kind, such as <c>ext4</c>.</param>
/// <param name="Disks">The targets of the domain's disks that it is on, such as <c>vda</c>.</param>
public sealed record GuestFileSystem(string MountPoint, string Name, string Type, IReadOnlyList<string> Disks);
