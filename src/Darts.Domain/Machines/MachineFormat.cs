namespace Darts.Domain.Machines;

/// <summary>The formats of master images.</summary>
public enum MachineFormat
{
    /// <summary>QEMU's copy-on-write image.</summary>
    Qcow2,

    /// <summary>A plain disk image.</summary>
    Raw,

    /// <summary>A bootable CD or DVD image; the session gets an empty disk beside it.</summary>
    Iso,
}
