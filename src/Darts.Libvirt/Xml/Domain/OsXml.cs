using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a domain boots.</summary>
public sealed record OsXml : IXmlWritable, IXmlReadable<OsXml>
{
    /// <summary>The firmware that libvirt shall look for (<c>@firmware</c>): <c>efi</c> or <c>bios</c>; null takes the loader below, or the machine's own.</summary>
    public string? Firmware { get; init; }

    /// <summary>The kind of guest (<c>type</c>): <c>hvm</c>, <c>exe</c> and so on.</summary>
    public string? Type { get; init; } = "hvm";

    /// <summary>The guest's architecture (<c>type/@arch</c>).</summary>
    public string? Architecture { get; init; }

    /// <summary>The machine type (<c>type/@machine</c>); an alias such as <c>q35</c> means the newest that the host has.</summary>
    public string? Machine { get; init; }

    /// <summary>What the firmware must have (<c>firmware/feature</c>).</summary>
    public ValueList<FirmwareFeatureXml> FirmwareFeatures { get; init; } = [];

    /// <summary>The firmware's path (<c>loader</c>).</summary>
    public string? Loader { get; init; }

    /// <summary>Whether the guest can only read the firmware (<c>loader/@readonly</c>).</summary>
    public bool? LoaderReadOnly { get; init; }

    /// <summary>Whether the firmware checks what it boots (secure boot) (<c>loader/@secure</c>).</summary>
    public bool? LoaderSecure { get; init; }

    /// <summary>How it is in the guest's memory (<c>loader/@type</c>): <c>rom</c> or <c>pflash</c>.</summary>
    public string? LoaderType { get; init; }

    /// <summary>Whether it needs no variables (<c>loader/@stateless</c>).</summary>
    public bool? LoaderStateless { get; init; }

    /// <summary>The file of its variables (<c>nvram</c>).</summary>
    public string? Nvram { get; init; }

    /// <summary>The file that the variables are copied from at first (<c>nvram/@template</c>).</summary>
    public string? NvramTemplate { get; init; }

    /// <summary>The variables where they are no plain file (<c>nvram/source</c>).</summary>
    public DiskSourceXml? NvramSource { get; init; }

    /// <summary>A kernel of the host that is booted directly (<c>kernel</c>).</summary>
    public string? Kernel { get; init; }

    /// <summary>Its initial RAM disk (<c>initrd</c>).</summary>
    public string? InitialRamDisk { get; init; }

    /// <summary>Its command line (<c>cmdline</c>).</summary>
    public string? CommandLine { get; init; }

    /// <summary>Its device tree (<c>dtb</c>).</summary>
    public string? DeviceTree { get; init; }

    /// <summary>Kinds of device in the order of boot (<c>boot/@dev</c>): <c>hd</c>, <c>cdrom</c>, <c>network</c> or <c>fd</c>. Devices with an order of their own exclude these.</summary>
    public ValueList<string> BootDevices { get; init; } = [];

    /// <summary>Whether the firmware offers a menu (<c>bootmenu/@enable</c>).</summary>
    public bool? BootMenu { get; init; }

    /// <summary>How long it waits (<c>bootmenu/@timeout</c>).</summary>
    public TimeSpan? BootMenuTimeout { get; init; }

    /// <summary>Whose machine the guest sees (<c>smbios/@mode</c>): <c>emulate</c>, <c>host</c> or <c>sysinfo</c>.</summary>
    public string? Smbios { get; init; }

    /// <summary>Whether the BIOS writes to the first serial port (<c>bios/@useserial</c>).</summary>
    public bool? BiosUseSerial { get; init; }

    /// <summary>When the BIOS tries again if nothing boots, in milliseconds (<c>bios/@rebootTimeout</c>); -1: never.</summary>
    public int? BiosRebootTimeout { get; init; }

    /// <summary>A file with a SLIC table of ACPI (<c>acpi/table</c>).</summary>
    public string? SlicTable { get; init; }

    /// <summary>The first program of a container (<c>init</c>).</summary>
    public string? Init { get; init; }

    /// <summary>Its arguments (<c>initarg</c>).</summary>
    public ValueList<string> InitArguments { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("os")
        .Add("@firmware", Firmware)
        .Add("type", Type)
        .Add("type/@arch", Architecture)
        .Add("type/@machine", Machine)
        .Many("firmware/feature", FirmwareFeatures)
        .Add("loader", Loader)
        .YesNo("loader/@readonly", LoaderReadOnly)
        .YesNo("loader/@secure", LoaderSecure)
        .Add("loader/@type", LoaderType)
        .YesNo("loader/@stateless", LoaderStateless)
        .Add("nvram", Nvram)
        .Add("nvram/@template", NvramTemplate)
        .One("nvram/source", NvramSource)
        .Add("kernel", Kernel)
        .Add("initrd", InitialRamDisk)
        .Add("cmdline", CommandLine)
        .Add("dtb", DeviceTree)
        .Strings("boot/@dev", BootDevices)
        .YesNo("bootmenu/@enable", BootMenu)
        .Milliseconds("bootmenu/@timeout", BootMenuTimeout)
        .Add("smbios/@mode", Smbios)
        .YesNo("bios/@useserial", BiosUseSerial)
        .Add("bios/@rebootTimeout", BiosRebootTimeout)
        .Add("acpi/table", SlicTable)
        .Add("nvram/@type", NvramSource?.Type)
        .Add("acpi/table/@type", SlicTable is null ? null : "slic")
        .Add("init", Init)
        .Strings("initarg", InitArguments)
        .Element;

    /// <inheritdoc/>
    public static OsXml Read(XElement element) => new()
    {
        Firmware = element.String("@firmware"),
        Type = element.String("type"),
        Architecture = element.String("type/@arch"),
        Machine = element.String("type/@machine"),
        FirmwareFeatures = element.Many<FirmwareFeatureXml>("firmware/feature"),
        Loader = element.String("loader"),
        LoaderReadOnly = element.YesNo("loader/@readonly"),
        LoaderSecure = element.YesNo("loader/@secure"),
        LoaderType = element.String("loader/@type"),
        LoaderStateless = element.YesNo("loader/@stateless"),
        Nvram = element.String("nvram"),
        NvramTemplate = element.String("nvram/@template"),
        NvramSource = element.One<DiskSourceXml>("nvram/source"),
        Kernel = element.String("kernel"),
        InitialRamDisk = element.String("initrd"),
        CommandLine = element.String("cmdline"),
        DeviceTree = element.String("dtb"),
        BootDevices = element.Strings("boot/@dev"),
        BootMenu = element.YesNo("bootmenu/@enable"),
        BootMenuTimeout = element.Milliseconds("bootmenu/@timeout"),
        Smbios = element.String("smbios/@mode"),
        BiosUseSerial = element.YesNo("bios/@useserial"),
        BiosRebootTimeout = element.Number<int>("bios/@rebootTimeout"),
        SlicTable = element.String("acpi/table"),
        Init = element.String("init"),
        InitArguments = element.Strings("initarg"),
    };
}
