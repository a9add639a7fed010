namespace Darts.Domain.Machines.Images;

/// <summary>What an image says of itself in its first bytes.</summary>
/// <param name="CapacityBytes">The size of the disk that it holds; null where only the file's size tells.</param>
internal sealed record ImageHeader(ulong? CapacityBytes)
{
    /// <summary>How much of an image's beginning is read: what headers hold lies in there, and an ISO's mark too.</summary>
    public const int ProbeLength = 64 * 1024;

    /// <summary>How much of an image's end is read where the beginning says nothing: the footer of a VHD.</summary>
    public const int TailLength = 512;

    /// <summary>The largest disk that is believed.</summary>
    private const ulong Largest = 1UL << 46;

    /// <summary>The name of the image below, as the image has it; null when it stands alone.</summary>
    public string? BackingFile { get; init; }

    /// <summary>The format of the image below, in QEMU's words, when the image tells.</summary>
    public string? BackingFormat { get; init; }

    /// <summary>Reads an image's header as that of a format, whatever its name ends with.</summary>
    /// <param name="format">The format that the catalogue names.</param>
    /// <param name="start">The first <see cref="ProbeLength"/> bytes, or all there are.</param>
    /// <param name="tail">The last <see cref="TailLength"/> bytes.</param>
    /// <exception cref="FormatException">It is of another format, or is of a kind that is not used; the message says which.</exception>
    public static ImageHeader Read(MachineFormat format, ReadOnlySpan<byte> start, ReadOnlySpan<byte> tail)
    {
        var found = ImageSignature.Find(start);
        var isFixedVhd = format == MachineFormat.Vhd && found is null && ImageSignature.IsVhd(tail);
        // A raw disk may begin with anything but the mark of an image in another format: that is a slip in the catalogue. An ISO may be a disk too.
        var agrees = format == MachineFormat.Raw ? found is null or MachineFormat.Iso : found == format || isFixedVhd;
        if (!agrees)
            throw new FormatException($"the catalogue says {ImageSignature.NameOf(format)}, but it {(found is { } other ? "is " + ImageSignature.NameOf(other) : "has not the mark of one")}");
        var header = format switch
        {
            MachineFormat.Qcow2 => Qcow2Header.Read(start),
            MachineFormat.Vdi => OtherHeaders.Vdi(start),
            MachineFormat.Vmdk => VmdkHeader.Read(start),
            MachineFormat.Vhd => OtherHeaders.Vhd(isFixedVhd ? tail : start),
            MachineFormat.Qed => OtherHeaders.Qed(start),
            _ => new ImageHeader((ulong?)null),
        };
        return header.CapacityBytes is 0 or > Largest ? throw new FormatException($"it claims a disk of {header.CapacityBytes} bytes") : header;
    }
}
