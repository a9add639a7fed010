using System.Buffers.Binary;

namespace Darts.Domain.Machines.Images;

/// <summary>Tells images apart by the marks that they begin with.</summary>
internal static class ImageSignature
{
    private const int VdiOffset = 0x40;
    private const uint VdiMark = 0xBEDA107F;
    private const int IsoOffset = 0x8001;

    /// <summary>The format whose mark stands at the beginning; null where none does, as in a plain disk.</summary>
    public static MachineFormat? Find(ReadOnlySpan<byte> start)
    {
        if (start is [(byte)'Q', (byte)'F', (byte)'I', 0xFB, ..])
            return MachineFormat.Qcow2;
        if (start.StartsWith("QED\0"u8))
            return MachineFormat.Qed;
        if (start.StartsWith("KDMV"u8) || start.StartsWith("COWD"u8) || start.StartsWith("# Disk DescriptorFile"u8))
            return MachineFormat.Vmdk;
        if (start.StartsWith("vhdxfile"u8))
            return MachineFormat.Vhdx;
        if (IsVhd(start))
            return MachineFormat.Vhd;
        if (start.Length >= VdiOffset + 4 && BinaryPrimitives.ReadUInt32LittleEndian(start[VdiOffset..]) == VdiMark)
            return MachineFormat.Vdi;
        return start.Length > IsoOffset && start[IsoOffset..].StartsWith("CD001"u8) ? MachineFormat.Iso : null;
    }

    /// <summary>Whether a header, or the footer, of a VHD begins there.</summary>
    public static bool IsVhd(ReadOnlySpan<byte> part) => part.StartsWith("conectix"u8);

    /// <summary>The word of the catalogue for a format.</summary>
    public static string NameOf(MachineFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>The format that libvirt has this word for, where a guest's disk can lie on it; else null.</summary>
    public static MachineFormat? OfLibvirtName(string name) =>
        Enum.GetValues<MachineFormat>().Where(f => f is not (MachineFormat.Vhdx or MachineFormat.Iso)).Cast<MachineFormat?>().FirstOrDefault(f => LibvirtNameOf(f!.Value) == name);

    /// <summary>The word of libvirt for a format that a guest's disk can lie on.</summary>
    public static string LibvirtNameOf(MachineFormat format) => format switch
    {
        MachineFormat.Vhd => "vpc",
        // libvirt knows QEMU's driver for VHDX as "vhd", for guests' disks only.
        MachineFormat.Vhdx => "vhd",
        _ => NameOf(format),
    };
}
