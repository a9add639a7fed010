using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A lease that keeps two hosts from running the same guest.</summary>
public sealed record LeaseXml : DeviceXml, IXmlReadable<LeaseXml>
{
    /// <summary>The lock space (<c>lockspace</c>).</summary>
    public required string Lockspace { get; init; }

    /// <summary>The key in it (<c>key</c>).</summary>
    public required string Key { get; init; }

    /// <summary>The file of the lock space (<c>target/@path</c>).</summary>
    public required string Path { get; init; }

    /// <summary>Where the lease is in the file, in bytes (<c>target/@offset</c>).</summary>
    public ulong? Offset { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("lease")
        .Add("lockspace", Lockspace)
        .Add("key", Key)
        .Add("target/@path", Path)
        .Add("target/@offset", Offset)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new LeaseXml Read(XElement element) => new()
    {
        Lockspace = element.Required("lockspace"),
        Key = element.Required("key"),
        Path = element.Required("target/@path"),
        Offset = element.Number<ulong>("target/@offset"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
