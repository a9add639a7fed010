using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A backup of a domain's disks (<c>&lt;domainbackup&gt;</c>).</summary>
public sealed record BackupXml : IXmlWritable, IXmlReadable<BackupXml>
{
    /// <summary>Who moves the content (<c>@mode</c>): <c>push</c> (QEMU writes it) or <c>pull</c> (others read it over NBD).</summary>
    public string? Mode { get; init; }

    /// <summary>The checkpoint from which changes are taken (<c>incremental</c>); null: everything.</summary>
    public string? Incremental { get; init; }

    /// <summary>How the NBD server is reached (<c>server/@transport</c>): <c>tcp</c> or <c>unix</c>.</summary>
    public string? ServerTransport { get; init; }

    /// <summary>Whether that line is encrypted (<c>server/@tls</c>).</summary>
    public bool? ServerTls { get; init; }

    /// <summary>The address that it listens on (<c>server/@name</c>).</summary>
    public string? ServerName { get; init; }

    /// <summary>The port that it listens on (<c>server/@port</c>).</summary>
    public uint? ServerPort { get; init; }

    /// <summary>The unix socket that it listens on (<c>server/@socket</c>).</summary>
    public string? ServerSocket { get; init; }

    /// <summary>What is done with disks (<c>disks/disk</c>).</summary>
    public ValueList<BackupDiskXml> Disks { get; init; } = [];

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;domainbackup&gt;</c>, or lacks what every one has.</exception>
    public static BackupXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "domainbackup"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("domainbackup")
        .Add("@mode", Mode)
        .Add("incremental", Incremental)
        .Add("server/@transport", ServerTransport)
        .YesNo("server/@tls", ServerTls)
        .Add("server/@name", ServerName)
        .Add("server/@port", ServerPort)
        .Add("server/@socket", ServerSocket)
        .Many("disks/disk", Disks)
        .Element;

    /// <inheritdoc/>
    public static BackupXml Read(XElement element) => new()
    {
        Mode = element.String("@mode"),
        Incremental = element.String("incremental"),
        ServerTransport = element.String("server/@transport"),
        ServerTls = element.YesNo("server/@tls"),
        ServerName = element.String("server/@name"),
        ServerPort = element.Number<uint>("server/@port"),
        ServerSocket = element.String("server/@socket"),
        Disks = element.Many<BackupDiskXml>("disks/disk"),
    };
}
