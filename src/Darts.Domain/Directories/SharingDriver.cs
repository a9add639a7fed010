namespace Darts.Domain.Directories;

/// <summary>The ways in which a guest sees a directory of the host.</summary>
public enum SharingDriver
{
    /// <summary>9p: QEMU serves it itself, as the user that it runs as.</summary>
    Plan9,

    /// <summary>virtiofs: a program of its own serves it, as root where libvirt runs for the system. Faster; the guest's memory is shared with that program.</summary>
    Virtiofs,
}
