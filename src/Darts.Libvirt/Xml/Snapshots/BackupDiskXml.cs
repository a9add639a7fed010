using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a backup does with a disk.</summary>
public sealed record BackupDiskXml : IXmlWritable, IXmlReadable<BackupDiskXml>
{
    /// <summary>The disk's name in the domain (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is taken (<c>@backup</c>).</summary>
    public bool? Backup { get; init; }

    /// <summary>How much is taken (<c>@backupmode</c>): <c>full</c> or <c>incremental</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>The checkpoint from which its changes are taken (<c>@incremental</c>).</summary>
    public string? Incremental { get; init; }

    /// <summary>The name of its export (<c>@exportname</c>).</summary>
    public string? ExportName { get; init; }

    /// <summary>The name of the bitmap of changes in its export (<c>@exportbitmap</c>).</summary>
    public string? ExportBitmap { get; init; }

    /// <summary>What is written (<c>@type</c>): <c>file</c> or <c>block</c>.</summary>
    public string? Type { get; init; }

    /// <summary>How a running backup is doing (<c>@state</c>).</summary>
    public string? State { get; init; }

    /// <summary>libvirt's number of the layer (<c>@index</c>).</summary>
    public uint? Index { get; init; }

    /// <summary>The format that is written (<c>driver/@type</c>).</summary>
    public string? Format { get; init; }

    /// <summary>The file that is written to (<c>target/@file</c>).</summary>
    public string? TargetFile { get; init; }

    /// <summary>The block device that is written to (<c>target/@dev</c>).</summary>
    public string? TargetDevice { get; init; }

    /// <summary>The file that keeps old content while others read (<c>scratch/@file</c>).</summary>
    public string? ScratchFile { get; init; }

    /// <summary>The block device that keeps it (<c>scratch/@dev</c>).</summary>
    public string? ScratchDevice { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("disk")
        .Add("@name", Name)
        .YesNo("@backup", Backup)
        .Add("@backupmode", Mode)
        .Add("@incremental", Incremental)
        .Add("@exportname", ExportName)
        .Add("@exportbitmap", ExportBitmap)
        .Add("@type", Type)
        .Add("@state", State)
        .Add("@index", Index)
        .Add("driver/@type", Format)
        .Add("target/@file", TargetFile)
        .Add("target/@dev", TargetDevice)
        .Add("scratch/@file", ScratchFile)
        .Add("scratch/@dev", ScratchDevice)
        .Element;

    /// <inheritdoc/>
    public static BackupDiskXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Backup = element.YesNo("@backup"),
        Mode = element.String("@backupmode"),
        Incremental = element.String("@incremental"),
        ExportName = element.String("@exportname"),
        ExportBitmap = element.String("@exportbitmap"),
        Type = element.String("@type"),
        State = element.String("@state"),
        Index = element.Number<uint>("@index"),
        Format = element.String("driver/@type"),
        TargetFile = element.String("target/@file"),
        TargetDevice = element.String("target/@dev"),
        ScratchFile = element.String("scratch/@file"),
        ScratchDevice = element.String("scratch/@dev"),
    };
}
