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

    /// <summary>VirtualBox' disk image.</summary>
    Vdi,

    /// <summary>VMware's disk image in one file.</summary>
    Vmdk,

    /// <summary>The disk image of Virtual PC and older Hyper-V, of fixed or growing size.</summary>
    Vhd,

    /// <summary>Hyper-V's disk image. libvirt makes no overlays over it, so it is converted once.</summary>
    Vhdx,

    /// <summary>QEMU's enhanced disk, an older format.</summary>
    Qed,
}
