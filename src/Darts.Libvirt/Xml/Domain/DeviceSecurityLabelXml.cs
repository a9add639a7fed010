using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The label of one device's files.</summary>
public sealed record DeviceSecurityLabelXml : IXmlWritable, IXmlReadable<DeviceSecurityLabelXml>
{
    /// <summary>The driver (<c>@model</c>): <c>selinux</c>, <c>apparmor</c> or <c>dac</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the files are labelled (<c>@relabel</c>).</summary>
    public bool? Relabel { get; init; }

    /// <summary>Whether libvirt could not label them (<c>@labelskip</c>).</summary>
    public bool? LabelSkip { get; init; }

    /// <summary>The label (<c>label</c>).</summary>
    public string? Label { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("seclabel")
        .Add("@model", Model)
        .YesNo("@relabel", Relabel)
        .YesNo("@labelskip", LabelSkip)
        .Add("label", Label)
        .Element;

    /// <inheritdoc/>
    public static DeviceSecurityLabelXml Read(XElement element) => new()
    {
        Model = element.String("@model"),
        Relabel = element.YesNo("@relabel"),
        LabelSkip = element.YesNo("@labelskip"),
        Label = element.String("label"),
    };
}
