namespace Darts.Domain.Hosts;

/// <summary>What runs a guest's instructions.</summary>
public enum Accelerator
{
    /// <summary>QEMU's own emulation, libvirt's domain type <c>qemu</c>. Works everywhere, slowly.</summary>
    Tcg,

    /// <summary>The processor itself, libvirt's domain type <c>kvm</c>.</summary>
    Kvm,
}
