using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A SCSI device of the host or of an iSCSI server, given to the guest.</summary>
public sealed record ScsiHostDeviceXml : DeviceXml, IXmlReadable<ScsiHostDeviceXml>
{
    /// <summary>Whether libvirt takes it from the host and gives it back (<c>@managed</c>).</summary>
    public bool? Managed { get; init; }

    /// <summary>Whether it needs raw I/O (<c>@rawio</c>).</summary>
    public bool? RawIo { get; init; }

    /// <summary>Whether SCSI commands are filtered (<c>@sgio</c>).</summary>
    public string? SgIo { get; init; }

    /// <summary>The host's adapter, such as <c>scsi_host0</c> (<c>source/adapter/@name</c>).</summary>
    public string? Adapter { get; init; }

    /// <summary>Its bus (<c>source/address/@bus</c>).</summary>
    public uint? Bus { get; init; }

    /// <summary>Its target (<c>source/address/@target</c>).</summary>
    public uint? Target { get; init; }

    /// <summary>Its unit (<c>source/address/@unit</c>).</summary>
    public ulong? Unit { get; init; }

    /// <summary>The protocol to a server (<c>source/@protocol</c>): <c>iscsi</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>The name at the server (<c>source/@name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The servers (<c>source/host</c>).</summary>
    public ValueList<NetworkHostXml> Hosts { get; init; } = [];

    /// <summary>Who asks the server (<c>source/auth</c>).</summary>
    public StorageAuthenticationXml? Authentication { get; init; }

    /// <summary>The name of the iSCSI initiator (<c>source/initiator/iqn/@name</c>).</summary>
    public string? InitiatorName { get; init; }

    /// <summary>Whether the guest can only read it (<c>readonly</c>).</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether several guests may write to it (<c>shareable</c>).</summary>
    public bool IsShareable { get; init; }

    /// <summary>Its place in the order of boot, from 1 (<c>boot/@order</c>).</summary>
    public uint? BootOrder { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("hostdev")
        .Add("@mode", "subsystem")
        .Add("@type", "scsi")
        .YesNo("@managed", Managed)
        .YesNo("@rawio", RawIo)
        .Add("@sgio", SgIo)
        .Add("source/adapter/@name", Adapter)
        .Add("source/address/@bus", Bus)
        .Add("source/address/@target", Target)
        .Add("source/address/@unit", Unit)
        .Add("source/@protocol", Protocol)
        .Add("source/@name", Name)
        .Many("source/host", Hosts)
        .One("source/auth", Authentication)
        .Add("source/initiator/iqn/@name", InitiatorName)
        .Flag("readonly", IsReadOnly)
        .Flag("shareable", IsShareable)
        .Add("boot/@order", BootOrder)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new ScsiHostDeviceXml Read(XElement element) => new()
    {
        Managed = element.YesNo("@managed"),
        RawIo = element.YesNo("@rawio"),
        SgIo = element.String("@sgio"),
        Adapter = element.String("source/adapter/@name"),
        Bus = element.Number<uint>("source/address/@bus"),
        Target = element.Number<uint>("source/address/@target"),
        Unit = element.Number<ulong>("source/address/@unit"),
        Protocol = element.String("source/@protocol"),
        Name = element.String("source/@name"),
        Hosts = element.Many<NetworkHostXml>("source/host"),
        Authentication = element.One<StorageAuthenticationXml>("source/auth"),
        InitiatorName = element.String("source/initiator/iqn/@name"),
        IsReadOnly = element.Has("readonly"),
        IsShareable = element.Has("shareable"),
        BootOrder = element.Number<uint>("boot/@order"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
