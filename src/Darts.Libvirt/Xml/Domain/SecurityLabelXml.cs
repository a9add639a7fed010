using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A domain's label in one of the host's security drivers.</summary>
public sealed record SecurityLabelXml : IXmlWritable, IXmlReadable<SecurityLabelXml>
{
    /// <summary>How it is made (<c>@type</c>): <c>dynamic</c>, <c>static</c> or <c>none</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The driver (<c>@model</c>): <c>selinux</c>, <c>apparmor</c> or <c>dac</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Whether files are labelled for it (<c>@relabel</c>).</summary>
    public bool? Relabel { get; init; }

    /// <summary>The label (<c>label</c>).</summary>
    public string? Label { get; init; }

    /// <summary>The label of its files (<c>imagelabel</c>).</summary>
    public string? ImageLabel { get; init; }

    /// <summary>What a dynamic one is made from (<c>baselabel</c>).</summary>
    public string? BaseLabel { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("seclabel")
        .Add("@type", Type)
        .Add("@model", Model)
        .YesNo("@relabel", Relabel)
        .Add("label", Label)
        .Add("imagelabel", ImageLabel)
        .Add("baselabel", BaseLabel)
        .Element;

    /// <inheritdoc/>
    public static SecurityLabelXml Read(XElement element) => new()
    {
        Type = element.String("@type"),
        Model = element.String("@model"),
        Relabel = element.YesNo("@relabel"),
        Label = element.String("label"),
        ImageLabel = element.String("imagelabel"),
        BaseLabel = element.String("baselabel"),
    };
}
