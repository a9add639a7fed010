using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A CPU of a host.</summary>
public sealed record HostCpu : IXmlReadable<HostCpu>
{
    /// <summary>Its number (<c>@id</c>).</summary>
    public required uint Id { get; init; }

    /// <summary>Its socket (<c>@socket_id</c>).</summary>
    public uint? SocketId { get; init; }

    /// <summary>Its die (<c>@die_id</c>).</summary>
    public uint? DieId { get; init; }

    /// <summary>Its core (<c>@core_id</c>).</summary>
    public uint? CoreId { get; init; }

    /// <summary>The CPUs of the same core (<c>@siblings</c>).</summary>
    public string? Siblings { get; init; }

    /// <inheritdoc/>
    public static HostCpu Read(XElement element) => new()
    {
        Id = element.Number<uint>("@id") ?? throw XmlText.Missing(element, "@id"),
        SocketId = element.Number<uint>("@socket_id"),
        DieId = element.Number<uint>("@die_id"),
        CoreId = element.Number<uint>("@core_id"),
        Siblings = element.String("@siblings"),
    };
}
