using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Who may use a file or directory that libvirt makes.</summary>
public sealed record PermissionsXml : IXmlWritable, IXmlReadable<PermissionsXml>
{
    /// <summary>The owner's number (<c>owner</c>).</summary>
    public int? Owner { get; init; }

    /// <summary>The group's number (<c>group</c>).</summary>
    public int? Group { get; init; }

    /// <summary>The label of the host's security driver (<c>label</c>).</summary>
    public string? Label { get; init; }

    /// <summary>The mode bits (<c>mode</c>); null leaves them to libvirt.</summary>
    public int? Mode { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("permissions")
        .Add("owner", Owner)
        .Add("group", Group)
        .Add("label", Label)
        .Octal("mode", Mode)
        .Element;

    /// <inheritdoc/>
    public static PermissionsXml Read(XElement element) => new()
    {
        Owner = element.Number<int>("owner"),
        Group = element.Number<int>("group"),
        Label = element.String("label"),
        Mode = element.Octal("mode"),
    };
}
