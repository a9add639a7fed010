using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>An address of a network on its host.</summary>
public sealed record NetworkAddressXml : IXmlWritable, IXmlReadable<NetworkAddressXml>
{
    /// <summary>The address (<c>@address</c>).</summary>
    public required string Address { get; init; }

    /// <summary>Its family (<c>@family</c>): <c>ipv4</c> or <c>ipv6</c>.</summary>
    public string? Family { get; init; }

    /// <summary>The network's mask (<c>@netmask</c>).</summary>
    public string? Netmask { get; init; }

    /// <summary>The length of the network's prefix (<c>@prefix</c>).</summary>
    public uint? Prefix { get; init; }

    /// <summary>Whether names of its addresses are never asked of others (<c>@localPtr</c>).</summary>
    public bool? LocalPtr { get; init; }

    /// <summary>The directory from which guests boot (<c>tftp/@root</c>).</summary>
    public string? TftpRoot { get; init; }

    /// <summary>The addresses that are given out (<c>dhcp/range</c>).</summary>
    public ValueList<DhcpRangeXml> DhcpRanges { get; init; } = [];

    /// <summary>Guests with addresses of their own (<c>dhcp/host</c>).</summary>
    public ValueList<DhcpHostXml> DhcpHosts { get; init; } = [];

    /// <summary>What guests boot (<c>dhcp/bootp/@file</c>).</summary>
    public string? BootFile { get; init; }

    /// <summary>From where (<c>dhcp/bootp/@server</c>).</summary>
    public string? BootServer { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("ip")
        .Add("@address", Address)
        .Add("@family", Family)
        .Add("@netmask", Netmask)
        .Add("@prefix", Prefix)
        .YesNo("@localPtr", LocalPtr)
        .Add("tftp/@root", TftpRoot)
        .Many("dhcp/range", DhcpRanges)
        .Many("dhcp/host", DhcpHosts)
        .Add("dhcp/bootp/@file", BootFile)
        .Add("dhcp/bootp/@server", BootServer)
        .Element;

    /// <inheritdoc/>
    public static NetworkAddressXml Read(XElement element) => new()
    {
        Address = element.Required("@address"),
        Family = element.String("@family"),
        Netmask = element.String("@netmask"),
        Prefix = element.Number<uint>("@prefix"),
        LocalPtr = element.YesNo("@localPtr"),
        TftpRoot = element.String("tftp/@root"),
        DhcpRanges = element.Many<DhcpRangeXml>("dhcp/range"),
        DhcpHosts = element.Many<DhcpHostXml>("dhcp/host"),
        BootFile = element.String("dhcp/bootp/@file"),
        BootServer = element.String("dhcp/bootp/@server"),
    };
}
