using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Who handles the SCSI persistent reservations of a disk.</summary>
public sealed record ReservationsXml : IXmlWritable, IXmlReadable<ReservationsXml>
{
    /// <summary>Whether libvirt runs the daemon itself (<c>@managed</c>).</summary>
    public bool? Managed { get; init; }

    /// <summary>The socket of a daemon that is there already (<c>source/@path</c>).</summary>
    public string? SocketPath { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("reservations")
        .YesNo("@managed", Managed)
        .Add("source/@path", SocketPath)
        .Add("source/@type", SocketPath is null ? null : "unix")
        .Add("source/@mode", SocketPath is null ? null : "client")
        .Element;

    /// <inheritdoc/>
    public static ReservationsXml Read(XElement element) => new()
    {
        Managed = element.YesNo("@managed"),
        SocketPath = element.String("source/@path"),
    };
}
