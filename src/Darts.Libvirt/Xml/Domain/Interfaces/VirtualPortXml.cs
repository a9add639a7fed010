using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What the switch on the other side of an interface is told.</summary>
public sealed record VirtualPortXml : IXmlWritable, IXmlReadable<VirtualPortXml>
{
    /// <summary>The standard (<c>@type</c>): <c>802.1Qbg</c>, <c>802.1Qbh</c>, <c>openvswitch</c> or <c>midonet</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The database of 802.1Qbg (<c>parameters/@managerid</c>).</summary>
    public uint? ManagerId { get; init; }

    /// <summary>The type of 802.1Qbg (<c>parameters/@typeid</c>).</summary>
    public uint? TypeId { get; init; }

    /// <summary>Its version (<c>parameters/@typeidversion</c>).</summary>
    public uint? TypeIdVersion { get; init; }

    /// <summary>The instance (<c>parameters/@instanceid</c>).</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The interface in Open vSwitch (<c>parameters/@interfaceid</c>).</summary>
    public Guid? InterfaceId { get; init; }

    /// <summary>The port profile (<c>parameters/@profileid</c>).</summary>
    public string? ProfileId { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("virtualport")
        .Add("@type", Type)
        .Add("parameters/@managerid", ManagerId)
        .Add("parameters/@typeid", TypeId)
        .Add("parameters/@typeidversion", TypeIdVersion)
        .Add("parameters/@instanceid", InstanceId)
        .Add("parameters/@interfaceid", InterfaceId)
        .Add("parameters/@profileid", ProfileId)
        .Element;

    /// <inheritdoc/>
    public static VirtualPortXml Read(XElement element) => new()
    {
        Type = element.String("@type"),
        ManagerId = element.Number<uint>("parameters/@managerid"),
        TypeId = element.Number<uint>("parameters/@typeid"),
        TypeIdVersion = element.Number<uint>("parameters/@typeidversion"),
        InstanceId = element.Uuid("parameters/@instanceid"),
        InterfaceId = element.Uuid("parameters/@interfaceid"),
        ProfileId = element.String("parameters/@profileid"),
    };
}
