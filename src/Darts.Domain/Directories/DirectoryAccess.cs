namespace Darts.Domain.Directories;

/// <summary>Whose the files of a 9p directory are.</summary>
public enum DirectoryAccess
{
    /// <summary>What the guest makes is QEMU's user's on the host; owner and mode as the guest sees them stand beside it, in extended attributes.</summary>
    Mapped,

    /// <summary>What the guest makes has the guest's mode, and its owner as far as QEMU's user may give it away.</summary>
    Squash,

    /// <summary>As squash, but what QEMU's user may not do fails in the guest.</summary>
    Passthrough,
}
