using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A disk or CD-ROM of a guest.</summary>
public sealed record DiskXml : DeviceXml, IXmlReadable<DiskXml>
{
    /// <summary>What the guest sees (<c>@device</c>): <c>disk</c>, <c>cdrom</c>, <c>floppy</c> or <c>lun</c>.</summary>
    public string? Device { get; init; } = "disk";

    /// <summary>The generation of virtio device, such as <c>virtio-transitional</c> (<c>@model</c>).</summary>
    public string? Model { get; init; }

    /// <summary>Whether a LUN needs raw I/O (<c>@rawio</c>).</summary>
    public bool? RawIo { get; init; }

    /// <summary>Whether SCSI commands of a LUN are filtered (<c>@sgio</c>).</summary>
    public string? SgIo { get; init; }

    /// <summary>What a snapshot does with it unless told otherwise (<c>@snapshot</c>): <c>no</c>, <c>internal</c>, <c>external</c> or <c>manual</c>.</summary>
    public string? Snapshot { get; init; }

    /// <summary>How QEMU reads and writes it (<c>driver</c>).</summary>
    public DiskDriverXml? Driver { get; init; }

    /// <summary>Where its content is (<c>source</c>); null for an empty drive.</summary>
    public DiskSourceXml? Source { get; init; }

    /// <summary>The image below, with its format (<c>backingStore</c>); null lets libvirt look into the image itself.</summary>
    public DiskLayerXml? BackingStore { get; init; }

    /// <summary>Whether it is said that there is no image below, so that libvirt does not look (<c>backingStore</c>).</summary>
    public bool StandsAlone { get; init; }

    /// <summary>The copy that a block job keeps (<c>mirror</c>).</summary>
    public DiskMirrorXml? Mirror { get; init; }

    /// <summary>Its name in the domain, such as <c>vda</c> (<c>target/@dev</c>).</summary>
    public required string Target { get; init; }

    /// <summary>The bus, such as <c>virtio</c>, <c>scsi</c> or <c>sata</c> (<c>target/@bus</c>).</summary>
    public string? Bus { get; init; }

    /// <summary>Whether the tray of a CD-ROM is <c>open</c> or <c>closed</c> (<c>target/@tray</c>).</summary>
    public string? Tray { get; init; }

    /// <summary>Whether a USB or SCSI disk says that it can be taken out (<c>target/@removable</c>).</summary>
    public bool? IsRemovable { get; init; }

    /// <summary>What it says of its rotations each minute (<c>target/@rotation_rate</c>); 1: it has none.</summary>
    public uint? RotationRate { get; init; }

    /// <summary>Whether the guest can only read it (<c>readonly</c>).</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether several guests may write to it (<c>shareable</c>).</summary>
    public bool IsShareable { get; init; }

    /// <summary>Whether what is written is dropped when the guest stops (<c>transient</c>).</summary>
    public bool IsTransient { get; init; }

    /// <summary>The limits on its traffic (<c>iotune</c>).</summary>
    public DiskTuningXml? Tuning { get; init; }

    /// <summary>The block size that the guest sees, in bytes (<c>blockio/@logical_block_size</c>).</summary>
    public uint? LogicalBlockSize { get; init; }

    /// <summary>The block size below it, in bytes (<c>blockio/@physical_block_size</c>).</summary>
    public uint? PhysicalBlockSize { get; init; }

    /// <summary>Its serial number (<c>serial</c>).</summary>
    public string? Serial { get; init; }

    /// <summary>Its world-wide name, 16 hexadecimal digits (<c>wwn</c>).</summary>
    public string? WorldWideName { get; init; }

    /// <summary>The vendor of a SCSI disk (<c>vendor</c>).</summary>
    public string? Vendor { get; init; }

    /// <summary>The product name of a SCSI disk (<c>product</c>).</summary>
    public string? Product { get; init; }

    /// <summary>How it is encrypted where its source does not say so (<c>encryption</c>).</summary>
    public EncryptionXml? Encryption { get; init; }

    /// <summary>Its place in the order of boot, from 1 (<c>boot/@order</c>); null: not booted from.</summary>
    public uint? BootOrder { get; init; }

    /// <summary>The files of its chain as far as it is told, the topmost first; empty when it has none.</summary>
    public IEnumerable<string> SourcePaths
    {
        get
        {
            if (Source?.File is { } top)
                yield return top;
            for (var layer = BackingStore; layer is not null; layer = layer.BackingStore)
            {
                if (layer.Source.File is { } path)
                    yield return path;
            }
        }
    }

    /// <summary>
    /// The files and devices of all disks of a domain, their chains included, from its document. It reads nothing else, so it answers for
    /// domains too that no record could stand for.
    /// </summary>
    /// <exception cref="FormatException">The document is not a domain's.</exception>
    public static IReadOnlyList<string> FindSourcePaths(string domain) =>
    [
        .. XmlText.ParseRoot(domain, "domain").Elements("devices").Elements("disk").Descendants("source")
            .SelectMany(s => s.Attributes().Where(a => a.Name == "file" || a.Name == "dev")).Select(a => a.Value),
    ];

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("disk")
        .Add("@type", Source?.Type ?? "file")
        .Add("@device", Device)
        .Add("@model", Model)
        .YesNo("@rawio", RawIo)
        .Add("@sgio", SgIo)
        .Add("@snapshot", Snapshot)
        .One("driver", Driver)
        .One("source", Source)
        .One("backingStore", BackingStore)
        .Flag("backingStore", StandsAlone)
        .One("mirror", Mirror)
        .Add("target/@dev", Target)
        .Add("target/@bus", Bus)
        .Add("target/@tray", Tray)
        .OnOff("target/@removable", IsRemovable)
        .Add("target/@rotation_rate", RotationRate)
        .Flag("readonly", IsReadOnly)
        .Flag("shareable", IsShareable)
        .Flag("transient", IsTransient)
        .One("iotune", Tuning)
        .Add("blockio/@logical_block_size", LogicalBlockSize)
        .Add("blockio/@physical_block_size", PhysicalBlockSize)
        .Add("serial", Serial)
        .Add("wwn", WorldWideName)
        .Add("vendor", Vendor)
        .Add("product", Product)
        .One("encryption", Encryption)
        .Add("boot/@order", BootOrder)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new DiskXml Read(XElement element) => new()
    {
        Device = element.String("@device"),
        Model = element.String("@model"),
        RawIo = element.YesNo("@rawio"),
        SgIo = element.String("@sgio"),
        Snapshot = element.String("@snapshot"),
        Driver = element.One<DiskDriverXml>("driver"),
        Source = element.One<DiskSourceXml>("source"),
        BackingStore = DiskLayerXml.ReadBelow(element),
        StandsAlone = element.Element("backingStore") is { HasElements: false },
        Mirror = element.One<DiskMirrorXml>("mirror"),
        Target = element.Required("target/@dev"),
        Bus = element.String("target/@bus"),
        Tray = element.String("target/@tray"),
        IsRemovable = element.OnOff("target/@removable"),
        RotationRate = element.Number<uint>("target/@rotation_rate"),
        IsReadOnly = element.Has("readonly"),
        IsShareable = element.Has("shareable"),
        IsTransient = element.Has("transient"),
        Tuning = element.One<DiskTuningXml>("iotune"),
        LogicalBlockSize = element.Number<uint>("blockio/@logical_block_size"),
        PhysicalBlockSize = element.Number<uint>("blockio/@physical_block_size"),
        Serial = element.String("serial"),
        WorldWideName = element.String("wwn"),
        Vendor = element.String("vendor"),
        Product = element.String("product"),
        Encryption = element.One<EncryptionXml>("encryption"),
        BootOrder = element.Number<uint>("boot/@order"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
